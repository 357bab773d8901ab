# Everything is in dev.py; `make test ARGS="tests/unit -k span"` is `python3 dev.py test tests/unit -k span`.

COMMANDS = run test check interop soak bench eval docs

help:
	@python3 dev.py

$(COMMANDS):
	@python3 dev.py $@ $(ARGS)

.PHONY: help $(COMMANDS)
