"""Tests that are tables: a name and what it says a row."""


def judge(rows, faults_of, only, words: str) -> int:
    """Prints what `faults_of(name, told)` gives for each row (those of `only`, where it names some), and how many rows are wrong;
    gives the exit code. `words` has a place for the number of rows and one for that of the wrong ones."""
    broken = 0
    for name, told in rows.items():
        if only and name not in only:
            continue
        faults = list(faults_of(name, told))
        broken += bool(faults)
        for fault in faults:
            print(f"{name}: {fault}")
    print(words.format(len(rows), broken))
    return 1 if broken else 0
