#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks that the proofs of theorems/ are proofs, of what the registry says, and that
docs/generated/theorems.md shows their statements; or writes that page.

Usage: proofs.py PATH/TO/certau PATH/TO/proofs [--update]

The second argument is the folder of the compiled files (build/proofs). A violation is
  - a word that lets something through unproved, or past the kernel, or past this audit;
  - a definition or a notation that the page would not show to a reader of a statement;
  - a `Theorem` that neither a claim nor the foundations name, or a named one that is not there;
  - a named theorem that rests on an axiom other than those of ALLOWED;
  - a page that is out of date.
Statements and axioms come from Coq itself, not from the text of the files.
Exit status: 0 none, 1 some violations, 3 something is missing.
"""
import concurrent.futures
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = "docs/generated/theorems.md"

# The axioms of the standard library's real numbers, and the law of excluded middle, with what they
# say: another file may use their names for something else.
ALLOWED = {
    "ClassicalDedekindReals.sig_forall_dec":
        "forall P : nat -> Prop, (forall n : nat, {P n} + {~ P n}) -> "
        "{n : nat | ~ P n} + {forall n : nat, P n}",
    "ClassicalDedekindReals.sig_not_dec": "forall P : Prop, {~ ~ P} + {~ P}",
    "FunctionalExtensionality.functional_extensionality_dep":
        "forall (A : Type) (B : A -> Type) (f g : forall x : A, B x), "
        "(forall x : A, f x = g x) -> f = g",
    "Classical_Prop.classic": "forall P : Prop, P \\/ ~ P",
}

# Words by which a file could be compiled although something in it is not proved. Primitive
# integers, floats and arrays are trusted code with axioms for their specification; native_compute
# trusts a compiler.
FORBIDDEN = re.compile(
    r"\b(Admit(?:ted)?|admit|give_up|Axioms?|Parameters?|Conjectures?|Primitive|bypass_check"
    r"|native_compute|type-in-type|Declare\s+(?:ML|Module|Instance)|Extract\s+\w+"
    r"|(?:Guard|Positivity|Universe)\s+Checking|Definitional\s+UIP|Rewrite\s+Rules?"
    r"|\w*(?:[Ii]nt63|Float64|PrimFloat|Floats|PArray|Big[NZQ]|Bignums)\w*)\b"
)
# Commands by which the rest of a sentence, a file or what Coq prints would escape this audit.
EVASIVE = re.compile(
    r"(?:Time|Timeout|Redirect|Instructions|Fail|Succeed|Monomorphic|Cumulative|NonCumulative"
    r"|Private|Module|Load|Drop|Cd|Symbols?|Add\s+(?:Rec\s+)?(?:LoadPath|ML)"
    r"|(?:Set|Unset|Add|Remove)\s+Printing)\b"
)
OUTSIDE_SECTIONS = re.compile(r"\b(?:Variables?|Hypothes[ie]s|Context)\b")

# What a statement may use and the page shows, if the names are not those of the shared vocabulary.
DEFINITION = re.compile(r"(Definition|Fixpoint|Record|Inductive|Lemma|Theorem)\s+([\w']+)")
# What it would not show, or show as something else. Fine in model/ and cell/, which are read whole.
UNSHOWN = re.compile(
    r"(?:Example|Variant|Class|Instance|Function|CoFixpoint|CoInductive|Structure|SubClass"
    r"|Canonical|Coercion|Identity\s+Coercion|Corollary|Remark|Fact|Proposition|Property"
    r"|Equations|Derive|Scheme|(?:From\s+\S+\s+)?Require\s+Export|Export)\b"
)
NOT_LOCAL = re.compile(r"(?:Reserved\s+)?(?:Notation|Infix)\b")
SHARED = ("model", "cell")
FILE_NAME = re.compile(r"[a-z][a-z0-9_]*")
ATTRIBUTES = re.compile(r"^(?:[-+*{}]+\s*|#\[[^\]]*\]\s*|(?:Local|Global|Polymorphic|Program)\s+)*")


def without_comments(text):
    """The text with comments (which nest) and strings blanked, line for line."""
    kept = []
    depth = 0
    for part in re.findall(r'\(\*|\*\)|"(?:[^"]|"")*"|.|\n', text):
        if part == "(*":
            depth += 1
        elif part == "*)" and depth > 0:
            depth -= 1
        elif part == "\n" or depth == 0 and not part.startswith('"'):
            kept.append(part)
            continue
        kept.append(" " + part.count("\n") * "\n")
    return "".join(kept)


def sentences(code):
    """(line number, sentence without attributes and bullets) of each sentence of a Coq file."""
    for line, sentence in whole_sentences(code):
        yield line, ATTRIBUTES.sub("", sentence)


def whole_sentences(code):
    line = 1
    for sentence in re.split(r"(?<=\.)(?=\s|$)", code):
        start = line + sentence[: len(sentence) - len(sentence.lstrip())].count("\n")
        line += sentence.count("\n")
        yield start, sentence.strip()


def names_defined(kind, name, sentence):
    """All names that a definition makes."""
    others = re.findall(r"\bwith\s+([\w']+)[^=|]*:=", sentence)
    if kind == "Inductive":
        others += re.findall(r"(?:\||:=)\s*([\w']+)", sentence)
    elif kind == "Record":
        others += [f"Build_{name}", *re.findall(r"(?:[{;]|:=)\s*([\w']+)", sentence)]
    return [name, *others]


class ProofFile:
    """What the text of one proof file says: `Theorem`s, definitions, and what is wrong with it."""

    def __init__(self, root, path):
        self.path = path
        self.module = "Certau." + ".".join(path.with_suffix("").parts[1:])
        self.is_shared = path.parts[1] in SHARED
        self.theorems = []
        self.definitions = {}  # the names that it makes, and what to print for them
        self.wrong = []
        self.sections = []
        if not FILE_NAME.fullmatch(path.stem):
            self.complain(1, "name it in lower case, which modules of Coq's library are not")
        code = without_comments((root / path).read_text(encoding="utf-8"))
        for match in FORBIDDEN.finditer(code):
            line = code.count("\n", 0, match.start()) + 1
            word = " ".join(match[0].split())
            self.complain(line, f"{word}: only what the kernel checks counts")
        for number, sentence in whole_sentences(code):
            self.read(number, sentence)

    def complain(self, number, message):
        self.wrong.append(f"{self.path}:{number}: {message}")

    def read(self, number, with_attributes):
        sentence = ATTRIBUTES.sub("", with_attributes)
        if match := EVASIVE.match(sentence):
            self.complain(number, f"{match[0]}: it would hide something from this audit")
        if match := re.match(r"Section\s+(\w+)", sentence):
            self.sections.append(match[1])
        elif self.sections and re.match(r"End\s+\w+", sentence):
            self.sections.pop()
        elif not self.sections and OUTSIDE_SECTIONS.search(sentence):
            self.complain(number, "outside a section this is an axiom")
        if not self.is_shared:
            self.look_for_unshown(number, sentence, is_local=is_local(with_attributes))
        if match := DEFINITION.match(sentence):
            kind, name = match.groups()
            for made in names_defined(kind, name, sentence):
                self.definitions[made] = f"{self.module}.{name}"
            if kind == "Theorem":
                self.theorems.append(f"{self.module}.{name}")

    def look_for_unshown(self, number, sentence, is_local):
        if match := UNSHOWN.match(sentence):
            self.complain(number, f"{match[0]}: the page of the theorems would not show it: outside"
                          " model/ and cell/ use Definition, Fixpoint, Record, Inductive or Lemma")
        elif not self.sections and re.match(r"Let\b", sentence):
            self.complain(number, "Let outside a section: use Definition")
        elif not self.sections and not is_local and NOT_LOCAL.match(sentence):
            self.complain(number, "a notation that is not Local would hide what a statement says")


def is_local(sentence):
    attributes = ATTRIBUTES.match(sentence)[0]
    return bool(re.search(r"\bLocal\b|#\[\s*local\s*\]", attributes))


def proof_files(root):
    paths = sorted(path.relative_to(root) for path in (root / "theorems").rglob("*.v"))
    return [ProofFile(root, path) for path in paths]


def check_names(files):
    """Coq may print a definition by the name of its file: it must stand for one file."""
    stems = {}
    for file in files:
        if file.path.stem in stems:
            yield f"{file.path}: {stems[file.path.stem]} has the same name: choose another"
        stems.setdefault(file.path.stem, file.path)


def check_compiled(root, compiled, files):
    for file in files:
        source = root / file.path
        output = compiled / file.path.relative_to("theorems").with_suffix(".vo")
        if not output.exists():
            yield f"{file.path}: not compiled: build the target `proofs`"
        elif output.stat().st_mtime < source.stat().st_mtime:
            yield f"{file.path}: changed since it was compiled: build the target `proofs`"


def names_in(registry):
    """Every theorem that the registry names, once."""
    names = [theorem for entry in registry["claims"] for theorem in entry["theorems"]]
    names += [entry["theorem"] for entry in registry["foundations"]]
    return list(dict.fromkeys(names))


def check_named(files, named):
    there = {theorem for file in files for theorem in file.theorems}
    for theorem in sorted(there - named):
        yield f"{theorem}: no claim and no foundation names it: register it, or call it a Lemma"
    for theorem in sorted(named - there):
        yield f"{theorem}: named in the registry, but no file has such a `Theorem`"


def preamble(files, theorems):
    """Coq's sentences that load what the theorems need, without importing it."""
    modules = {theorem.rpartition(".")[0] for theorem in theorems}
    modules |= {file.module for file in vocabulary(files)}
    loaded = [f"Require {module}." for module in sorted(modules)]
    return ["From Coq Require Reals List.", *loaded, "Set Printing Width 100."]


def vocabulary(files):
    return [file for file in files if file.path.parts[1] == "model"]


def marked(mark, command):
    """The command, with a line before what it prints by which `ask_coq` finds it."""
    return f'Goal True. idtac "@@ {mark}". Abort. {command}'


def axioms_script(files, theorems):
    """Prints the axioms of each theorem; nothing is imported, so names come with their modules."""
    return preamble(files, theorems) + ["Set Printing Coercions."] + [
        marked(theorem, f"Print Assumptions {theorem}.") for theorem in theorems]


def statements_script(files, theorems, commands):
    """Answers the commands of each theorem, {theorem: {mark: command}}, as its own file would."""
    lines = preamble(files, theorems) + ["Import Reals List ListNotations."]
    lines += [f"Import {file.module}." for file in vocabulary(files)] + ["Open Scope R_scope."]
    for number, theorem in enumerate(theorems):
        lines += [f"Module Statement_{number}.", f"Import {theorem.rpartition('.')[0]}.",
                  *[marked(f"{theorem} {mark}", command)
                    for mark, command in commands[theorem].items()],
                  f"End Statement_{number}."]
    return lines


def coqc():
    return os.environ.get("COQC", "coqc")


def ask_coq(compiled, lines):
    """What Coq prints after each mark."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "audit.v"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        run = subprocess.run(
            [coqc(), "-q", "-noglob", "-Q", str(compiled), "Certau",
             str(path)], capture_output=True, text=True, check=False, cwd=folder)
    if run.returncode != 0:
        raise CoqFailed(run.stderr)
    answers = {}
    for part in run.stdout.split("@@ ")[1:]:
        mark, _, answer = part.partition("\n")
        answers[mark] = answer.rstrip()
    return answers


class CoqFailed(Exception):
    """With what Coq says of it."""


def axioms_of_all(compiled, files, theorems):
    """{theorem: what Coq says it assumes}; several processes share the work of seconds for each."""
    jobs = max(1, min(len(os.sched_getaffinity(0)), len(theorems)))
    scripts = [axioms_script(files, theorems[job::jobs]) for job in range(jobs)]
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        parts = list(pool.map(lambda lines: ask_coq(compiled, lines), scripts))
    return {theorem: answer for part in parts for theorem, answer in part.items()}


def named_in(text):
    """Names in what Coq prints, as it prints them: `name`, or `file.name` if not imported."""
    return re.findall(r"[^\W\d][\w']*(?:\.[^\W\d][\w']*)*", text)


def definitions_by_printed_name(files, theorem):
    """{name as printed: full name} of definitions that a reader would not look for in model/."""
    names = {}
    for file in files:
        if not file.is_shared:
            for name, printed in file.definitions.items():
                for module in suffixes(file.module):
                    names[f"{module}.{name}"] = printed
                if theorem in file.theorems:
                    names[name] = printed
    return names


def suffixes(module):
    """The ways in which Coq may name a module: the shortest that is clear."""
    parts = module.split(".")
    return [".".join(parts[first:]) for first in range(len(parts))]


def statements_of_all(compiled, files, theorems):
    """{theorem: its statement, and below it the definitions that it uses, theirs included}."""
    known = {theorem: definitions_by_printed_name(files, theorem) for theorem in theorems}
    shown = {theorem: {} for theorem in theorems}
    asked = {theorem: {theorem: f"Check @{theorem}."} for theorem in theorems}
    while any(asked.values()):
        answers = ask_coq(compiled, statements_script(files, theorems, asked))
        for theorem in theorems:
            shown[theorem] |= {name: answers[f"{theorem} {name}"] for name in asked[theorem]}
            used = [known[theorem].get(name) for name in named_in("\n".join(shown[theorem].values()))]
            asked[theorem] = {name: f"Print {name}." for name in used
                              if name and name not in shown[theorem]}
    return {theorem: "\n\n".join([statement_of(theorem, shown[theorem].pop(theorem)),
                                  *map(definition_of, shown[theorem].values())])
            for theorem in theorems}


CLOSED = "Closed under the global context"
HEADING = "Axioms:"


def assumptions(output):
    """The entries, each on one line, in Coq's answers to Print Assumptions."""
    entries = []
    is_listing = False
    for line in output.splitlines():
        if line.strip() in (CLOSED, HEADING, ""):
            is_listing = line.strip() == HEADING
        elif line.startswith(" ") and is_listing and entries:
            entries[-1] += " " + " ".join(line.split())
        else:
            entries.append(" ".join(line.split()))
    return entries


def unexpected_assumptions(output):
    """What Coq's answers to Print Assumptions list beyond ALLOWED, or if there is no answer.

    Whatever else is printed counts as well, such as that something "is assumed to be guarded".
    """
    if not re.search(rf"(?m)^(?:{CLOSED}|{HEADING})$", output):
        return [f"Coq does not say on what it rests, but: {output.strip() or 'nothing'}"]
    expected = {f"{name} : {kind}" for name, kind in ALLOWED.items()}
    return [entry for entry in assumptions(output) if entry not in expected]


def axioms_of(answer):
    """Names of the axioms in an answer to Print Assumptions."""
    return sorted(entry.partition(" : ")[0] for entry in assumptions(answer))


def check_axioms(answers):
    for theorem, answer in answers.items():
        for entry in unexpected_assumptions(answer):
            yield f"{theorem} rests on {entry}: allowed are {', '.join(sorted(ALLOWED))}"


def tidy(text):
    return re.sub(r"(?m) +$", "", text)


def statement_of(theorem, answer):
    """`name :` and the type below it, from an answer to Check."""
    kind = re.sub(r"^@?[\w.']+\s*:\s*", "", answer)
    kind = re.sub(r"(?m)^ {7}", "  ", kind)
    return tidy(f"{theorem.rpartition('.')[2]} :\n  {kind}")


def definition_of(answer):
    """An answer to Print without the type, and without what it says of implicit arguments."""
    body = re.split(r"\n\s*\n", answer.strip())[0]
    return tidy(re.sub(r"(?ms)^ {5}: .*\Z", "", body).rstrip())


PREFACE = """\
# Theorems

Each theorem that Coq's kernel checked, as the kernel has it: its full type, printed by Coq, with the hypotheses of the
section that it was stated in, and below it the definitions that it uses. A claim stands in words above its theorem. What a
reader must believe is that the two say the same. The definitions that all statements share are not repeated: those of
[theorems/model](../../theorems/model), and of [theorems/cell](../../theorems/cell) for certificates.
[trust.md](../trust.md) says what else there is to believe, [proofs.md](../proofs.md) how the proofs are made.

"Rests on" names the axioms that Coq reports for the theorem. No others are admitted than four of Coq's standard library, with
which it builds the real numbers: `sig_forall_dec` and `sig_not_dec` (in `ClassicalDedekindReals`),
`functional_extensionality_dep` (`FunctionalExtensionality`) and `classic` (`Classical_Prop`).

This page is written by `make theorems`, and a test compares it with what Coq prints.
"""


def rests_on(axioms):
    """The axioms by their last names; ALLOWED has no two alike."""
    names = [f"`{axiom.rpartition('.')[2]}`" for axiom in axioms]
    return f"Rests on {', '.join(names)}." if names else "Rests on no axiom."


def theorem_block(theorem, statements, axioms):
    path = "/".join(theorem.split(".")[1:-1]) + ".v"
    return (f"`{theorem}`, in [theorems/{path}](../../theorems/{path}):\n\n"
            f"```coq\n{statements[theorem]}\n```\n\n"
            f"{rests_on(axioms[theorem])}\n")


def claim_section(entry):
    fails = "" if entry["says"] == "holds" else " What follows says that this **fails**."
    note = f"{entry['note']}\n\n" if entry["note"] else ""
    return (f"### {entry['claim']}\n\n"
            f"{entry['title']}. Source: {entry['source']}. "
            f"[Its verdict](../verdicts.md#{entry['claim']}).{fails}\n\n"
            f"> {entry['statement']}\n\n"
            f"Hypotheses: {'; '.join(entry['hypotheses']) or 'none'}.\n\n{note}")


def page(registry, statements, axioms):
    parts = [PREFACE, "## Claims\n"]
    for entry in registry["claims"]:
        blocks = [theorem_block(theorem, statements, axioms) for theorem in entry["theorems"]]
        parts.append(claim_section(entry) + "\n".join(blocks))
    parts.append("## Foundations, and what is beyond the claims\n")
    for entry in registry["foundations"]:
        theorem = entry["theorem"]
        parts.append(f"### {theorem.removeprefix('Certau.')}\n\n"
                     f"{entry['says']}. Source: {entry['source']}.\n\n"
                     + theorem_block(theorem, statements, axioms))
    return "\n".join(parts)


def is_current(root, expected):
    """Line breaks may differ, as between versions of Coq."""
    path = root / PAGE
    return path.exists() and path.read_text(encoding="utf-8").split() == expected.split()


def audit(root, compiled, registry, update=False):
    """All violations, each in words; the page is looked at only if there are no others."""
    files = proof_files(root)
    wrong = [message for file in files for message in file.wrong]
    wrong += check_names(files)
    wrong += check_compiled(root, compiled, files)
    named = names_in(registry)
    wrong += check_named(files, set(named))
    there = {theorem for file in files for theorem in file.theorems}
    theorems = [theorem for theorem in named if theorem in there]
    try:
        answers = axioms_of_all(compiled, files, theorems)
        wrong += check_axioms(answers)
        if wrong:
            return wrong
        statements = statements_of_all(compiled, files, theorems)
    except CoqFailed as failure:
        return [*wrong, str(failure)]
    axioms = {theorem: axioms_of(answer) for theorem, answer in answers.items()}
    expected = page(registry, statements, axioms)
    if update:
        (root / PAGE).write_text(expected, encoding="utf-8")
    elif not is_current(root, expected):
        return [f"{PAGE} is not what Coq prints: run `make theorems` if that is meant"]
    return []


class Missing(Exception):
    """With what is missing, and the remedy."""


def parsed(arguments):
    if len(arguments) not in (2, 3) or arguments[2:] not in ([], ["--update"]):
        raise Missing("usage: proofs.py PATH/TO/certau PATH/TO/proofs [--update]")
    program, compiled = arguments[0], pathlib.Path(arguments[1])
    if not shutil.which(program):
        raise Missing(f"no program {program}: run `make build`, or name certau")
    if not compiled.is_dir():
        raise Missing(f"no folder {compiled}: build the target `proofs`, or name its folder")
    if not shutil.which(coqc()):
        raise Missing(f"no program {coqc()}: install Coq, or name its compiler in COQC")
    return program, compiled.resolve(), bool(arguments[2:])


def registry_of(program):
    run = subprocess.run([program, "referee", "--theorems"], capture_output=True, text=True,
                         check=False)
    try:
        return json.loads(run.stdout)
    except json.JSONDecodeError:
        raise Missing(f"`{program} referee --theorems` does not print the registry: build certau"
                      " anew") from None


def main():
    try:
        program, compiled, update = parsed(sys.argv[1:])
        registry = registry_of(program)
    except Missing as missing:
        print(f"proofs.py: {missing}", file=sys.stderr)
        return 3
    wrong = audit(ROOT, compiled, registry, update)
    for message in wrong:
        print(message)
    if not wrong:
        print(f"{len(names_in(registry))} theorems, checked by Coq's kernel; axioms: {', '.join(sorted(ALLOWED))}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
