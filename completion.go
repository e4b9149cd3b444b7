package main

import (
	"fmt"
	"slices"
	"strings"

	"videokompass/data"
	"videokompass/export"
)

// shells are those that completion can write for.
var shells = []string{"bash", "zsh", "fish", "powershell"}

// completion prints the completions of a shell, made from the tables of the command line.
func (c *call) completion() int {
	shell := c.args[0]
	var text string
	switch shell {
	case "bash":
		text = c.completeBash()
	case "zsh":
		text = c.completeZsh()
	case "fish":
		text = c.completeFish()
	case "powershell":
		text = c.completePowerShell()
	default:
		return c.fail(exitUsage, fmt.Sprintf(data.Text{DE: "completion: %q? möglich sind: %s", EN: "completion: %q? possible: %s"}.In(c.lang), shell, strings.Join(shells, " ")))
	}
	return c.print(text)
}

// words lists what may stand for the value of an option or operand; nil means a file name or free text.
func words(value string) []string {
	switch value {
	case "de|en":
		return []string{"de", "en"}
	case "FORMAT":
		return formatNames()
	case "LIST":
		return export.PartIDs()
	case "SECTOR":
		var ids []string
		for _, p := range data.Embedded().Presets {
			ids = append(ids, p.ID)
		}
		return ids
	case "WHAT":
		return listable
	case "SHELL":
		return shells
	}
	return nil
}

// isPath tells values that are files from free text.
func isPath(value string) bool { return slices.Contains([]string{"FILE", "PATH", "DIR"}, value) }

func commandNames() []string {
	var names []string
	for _, cmd := range commands() {
		names = append(names, cmd.name)
	}
	return names
}

// optionNames are the options that go with a command: the global ones and its own.
func optionNames(cmd command) []string {
	var names []string
	for _, o := range options() {
		if !isLocalOption(o.names[0]) || slices.Contains(cmd.flags, o.names[0]) {
			names = append(names, o.names...)
		}
	}
	return names
}

func (c *call) completeBash() string {
	var b strings.Builder
	b.WriteString("# bash completion for videokompass\n_videokompass() {\n  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} cmd= i\n  COMPREPLY=()\n  case $prev in\n")
	for _, o := range options() {
		switch {
		case words(o.value) != nil:
			fmt.Fprintf(&b, "    %s) COMPREPLY=($(compgen -W %q -- \"$cur\")); return ;;\n", strings.Join(o.names, "|"), strings.Join(words(o.value), " "))
		case isPath(o.value):
			fmt.Fprintf(&b, "    %s) COMPREPLY=($(compgen -f -- \"$cur\")); return ;;\n", strings.Join(o.names, "|"))
		case o.value != "":
			fmt.Fprintf(&b, "    %s) return ;;\n", strings.Join(o.names, "|"))
		}
	}
	fmt.Fprintf(&b, "  esac\n  for ((i = 1; i < COMP_CWORD; i++)); do\n    case ${COMP_WORDS[i]} in %s) cmd=${COMP_WORDS[i]}; break ;; esac\n  done\n  case $cmd in\n", strings.Join(commandNames(), "|"))
	for _, cmd := range commands() {
		fmt.Fprintf(&b, "    %s)\n      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W %q -- \"$cur\"))", cmd.name, strings.Join(optionNames(cmd), " "))
		if w := words(cmd.args); w != nil {
			fmt.Fprintf(&b, "; else COMPREPLY=($(compgen -W %q -- \"$cur\"))", strings.Join(w, " "))
		} else if cmd.args != "" {
			b.WriteString("; else COMPREPLY=($(compgen -f -- \"$cur\"))")
		}
		b.WriteString("; fi ;;\n")
	}
	fmt.Fprintf(&b, "    *)\n      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W %q -- \"$cur\")); else COMPREPLY=($(compgen -W %q -- \"$cur\") $(compgen -f -- \"$cur\")); fi ;;\n  esac\n}\ncomplete -o filenames -F _videokompass videokompass\n",
		strings.Join(optionNames(command{}), " "), strings.Join(commandNames(), " "))
	return b.String()
}

func (c *call) completeZsh() string {
	var b strings.Builder
	escape := strings.NewReplacer("'", `'\''`, "[", `\[`, "]", `\]`, ":", `\:`).Replace
	b.WriteString("#compdef videokompass\n# zsh completion for videokompass\n_videokompass() {\n  local state\n  _arguments -C \\\n")
	for _, o := range options() {
		for _, name := range o.names {
			action := ""
			switch {
			case words(o.value) != nil:
				action = ":" + escape(o.value) + ":(" + strings.Join(words(o.value), " ") + ")"
			case isPath(o.value):
				action = ":" + o.value + ":_files"
			case o.value != "":
				action = ":" + o.value + ": "
			}
			fmt.Fprintf(&b, "    '%s[%s]%s' \\\n", name, escape(o.does.In(c.lang)), action)
		}
	}
	b.WriteString("    '1: :->command' '*: :->operand'\n  case $state in\n    command)\n      local -a list=(\n")
	for _, cmd := range commands() {
		fmt.Fprintf(&b, "        '%s:%s'\n", cmd.name, escape(cmd.does.In(c.lang)))
	}
	b.WriteString("      )\n      _describe command list\n      _files ;;\n    operand)\n      case $words[2] in\n")
	for _, cmd := range commands() {
		if w := words(cmd.args); w != nil {
			fmt.Fprintf(&b, "        %s) compadd %s ;;\n", cmd.name, strings.Join(w, " "))
		}
	}
	b.WriteString("        *) _files ;;\n      esac ;;\n  esac\n}\n_videokompass \"$@\"\n")
	return b.String()
}

func (c *call) completeFish() string {
	var b strings.Builder
	quote := func(s string) string {
		return "'" + strings.NewReplacer(`\`, `\\`, "'", `\'`).Replace(s) + "'"
	}
	b.WriteString("# fish completion for videokompass\n")
	for _, cmd := range commands() {
		fmt.Fprintf(&b, "complete -c videokompass -n __fish_use_subcommand -a %s -d %s\n", cmd.name, quote(cmd.does.In(c.lang)))
		if w := words(cmd.args); w != nil {
			fmt.Fprintf(&b, "complete -c videokompass -f -n '__fish_seen_subcommand_from %s' -a %s\n", cmd.name, quote(strings.Join(w, " ")))
		}
	}
	for _, o := range options() {
		b.WriteString("complete -c videokompass")
		for _, name := range o.names {
			if long, ok := strings.CutPrefix(name, "--"); ok {
				b.WriteString(" -l " + long)
			} else {
				b.WriteString(" -s " + name[1:])
			}
		}
		if isLocalOption(o.names[0]) {
			var users []string
			for _, cmd := range commands() {
				if slices.Contains(cmd.flags, o.names[0]) {
					users = append(users, cmd.name)
				}
			}
			fmt.Fprintf(&b, " -n '__fish_seen_subcommand_from %s'", strings.Join(users, " "))
		}
		switch {
		case words(o.value) != nil:
			fmt.Fprintf(&b, " -x -a %s", quote(strings.Join(words(o.value), " ")))
		case isPath(o.value):
			b.WriteString(" -r")
		case o.value != "":
			b.WriteString(" -x")
		}
		fmt.Fprintf(&b, " -d %s\n", quote(o.does.In(c.lang)))
	}
	return b.String()
}

func (c *call) completePowerShell() string {
	var b strings.Builder
	quote := func(list []string) string {
		quoted := make([]string, len(list))
		for i, s := range list {
			quoted[i] = "'" + strings.ReplaceAll(s, "'", "''") + "'"
		}
		return "@(" + strings.Join(quoted, ", ") + ")"
	}
	b.WriteString("# PowerShell completion for videokompass\nRegister-ArgumentCompleter -Native -CommandName videokompass -ScriptBlock {\n  param($wordToComplete, $commandAst, $cursorPosition)\n")
	b.WriteString("  $given = @($commandAst.CommandElements | ForEach-Object { $_.ToString() })\n  if ($wordToComplete) { $given = @($given | Select-Object -SkipLast 1) }\n  $values = @{\n")
	for _, o := range options() {
		for _, name := range o.names {
			if w := words(o.value); w != nil {
				fmt.Fprintf(&b, "    '%s' = %s\n", name, quote(w))
			}
		}
	}
	b.WriteString("  }\n  $operands = @{\n")
	for _, cmd := range commands() {
		if w := words(cmd.args); w != nil {
			fmt.Fprintf(&b, "    '%s' = %s\n", cmd.name, quote(w))
		}
	}
	b.WriteString("  }\n  $options = @{\n")
	for _, cmd := range commands() {
		fmt.Fprintf(&b, "    '%s' = %s\n", cmd.name, quote(optionNames(cmd)))
	}
	fmt.Fprintf(&b, "  }\n  $commands = %s\n  $command = $given | Select-Object -Skip 1 | Where-Object { $commands -contains $_ } | Select-Object -First 1\n", quote(commandNames()))
	fmt.Fprintf(&b, "  $list = if ($values.ContainsKey($given[-1])) { $values[$given[-1]] }\n    elseif ($wordToComplete -like '-*') { if ($command) { $options[$command] } else { %s } }\n    elseif (-not $command) { $commands }\n    elseif ($operands.ContainsKey($command)) { $operands[$command] }\n", quote(optionNames(command{})))
	b.WriteString("  $list | Where-Object { $_ -like \"$wordToComplete*\" } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }\n}\n")
	return b.String()
}
