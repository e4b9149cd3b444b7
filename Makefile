# The few verbs of daily work. Everything that counts before a merge is .ci/run.
.PHONY: check golden fuzz data dist

check:
	gofmt -l .
	go vet ./...
	go test ./...

golden:
	go test $$(grep -rlE --include=*_test.go "\"update\"" . | xargs -r -n1 dirname | sort -u | sed "s,^\([^.]\),./\1,") -update

fuzz:
	.ci/fuzz 10m

data:
	go generate ./data
	go run . check

dist:
	release/build
