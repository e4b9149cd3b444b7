package data

import (
	"fmt"
	"os"
	"strings"

	"aead.dev/minisign"
)

// verifySignature checks FILE.minisig against the trusted keys. Without keys nothing is checked;
// with keys an unsigned, foreign or changed file is refused.
func verifySignature(file string, text []byte, keys []string) *Problem {
	if len(keys) == 0 {
		return nil
	}
	bad := func(de, en string) *Problem {
		return &Problem{File: file, Line: 1, Col: 1, What: Text{de, en}, Mend: Text{"die Datei neu vom Herausgeber beziehen", "get the file from its publisher again"}}
	}
	signature, err := os.ReadFile(file + ".minisig")
	if err != nil || len(signature) > 4096 {
		return bad("die Signatur "+file+".minisig fehlt", "the signature "+file+".minisig is missing")
	}
	var sig minisign.Signature
	if err := sig.UnmarshalText(signature); err != nil {
		return bad("die Signatur "+file+".minisig ist unlesbar oder abgeschnitten", "the signature "+file+".minisig is unreadable or cut off")
	}
	foreign := true
	for _, k := range keys {
		var pub minisign.PublicKey
		if err := pub.UnmarshalText([]byte(keyLine(k))); err != nil {
			return &Problem{What: Text{fmt.Sprintf("--trust: %q ist kein minisign-Schlüssel", k), fmt.Sprintf("--trust: %q is no minisign key", k)},
				Mend: Text{"den öffentlichen Schlüssel (RW…) oder seine Datei angeben", "name the public key (RW…) or its file"}}
		}
		if minisign.Verify(pub, text, signature) {
			return nil
		}
		foreign = foreign && pub.ID() != sig.KeyID
	}
	if foreign {
		return bad(fmt.Sprintf("die Signatur stammt von einem fremden Schlüssel (%016X)", sig.KeyID), fmt.Sprintf("the signature is by a foreign key (%016X)", sig.KeyID))
	}
	return bad("die Datei oder der Kommentar ihrer Signatur wurde verändert", "the file or the comment of its signature was changed")
}

// keyLine returns the key of a minisign key file, or the word itself when it is the key.
func keyLine(k string) string {
	if strings.HasPrefix(k, "RW") && !strings.ContainsAny(k, "/\\.") {
		return k
	}
	text, err := os.ReadFile(k)
	if err != nil || len(text) > 4096 {
		return k
	}
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); strings.HasPrefix(line, "RW") {
			return line
		}
	}
	return k
}
