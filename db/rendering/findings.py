"""What a rendering learns about a body on its way through the parser."""

from db.rendering.document import Problem, ProblemCode, Resolver, Target, TocEntry


class Findings:
    """Collects links, headings and problems in document order."""

    def __init__(self, resolver: Resolver) -> None:
        """Start empty; the resolver answers for the entries that exist."""
        self.title = ""
        self.toc: list[TocEntry] = []
        self._resolver = resolver
        self._links: dict[tuple[str, str], None] = {}
        self._problems: dict[Problem, None] = {}

    @property
    def links(self) -> tuple[tuple[str, str], ...]:
        """The entries linked so far, each once."""
        return tuple(self._links)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems so far, each once."""
        return tuple(self._problems)

    def follow(self, reference: str, code: ProblemCode = "reference") -> Target | None:
        """Return the entry of a reference and note the link, or note the problem."""
        target = self._resolver.resolve(reference)
        if target is None:
            self.report(code, reference, f"No entry answers to '{reference}'")
        else:
            self._links[target.kind, target.slug] = None
        return target

    def follow_mention(self, names: tuple[str, ...], code: ProblemCode) -> Target | None:
        """Return the entry of the first known of a thing's names, or note the problem."""
        for name in names:
            reference = self._resolver.find_symbol(name)
            if reference is not None:
                return self.follow(reference, code)
        self.report(code, names[0], f"No entry for '{names[0]}'")
        return None

    def report(self, code: ProblemCode, about: str, message: str) -> None:
        """Note a problem, once however often it occurs."""
        self._problems[Problem(code, about, message)] = None
