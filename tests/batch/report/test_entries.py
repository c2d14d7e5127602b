from tui.batch.report.entries import ReportEntry, ReportTotals


def entry(words: int, language: str = "english") -> ReportEntry:
    return ReportEntry(1, words=words, minutes=1, language=language)


def counts_of(*entries: ReportEntry) -> ReportTotals:
    counts = ReportTotals()
    for each in entries:
        counts.add(each)
    return counts


def test_lengths_are_sorted() -> None:
    counts = counts_of(entry(99), entry(100), entry(150), entry(999), entry(1_000))
    assert counts.lengths == [("0–100", 1), ("100–200", 2), ("200–500", 0), ("500–1k", 1), ("1k–2k", 1)]
    assert counts_of(entry(10**9)).lengths == [("500k–", 1)]
    assert ReportTotals().lengths == []


def test_languages_are_sorted_by_frequency() -> None:
    counts = counts_of(entry(1, "german"), entry(1), entry(1), entry(1, "czech"))
    assert counts.languages == [("English", 2), ("Czech", 1), ("German", 1)]


def test_rare_languages_are_put_together() -> None:
    counts = counts_of(*(entry(1, f"l{number:02}") for number in range(13)))
    assert counts.languages[-1] == ("Others", 3)
    assert "13 languages" in counts.facts


def test_facts() -> None:
    assert ReportTotals().facts == ("no articles",)
    failed = ReportEntry.of(2, {"error": "no"})
    assert counts_of(entry(1_200), failed).facts == (
        "1 article",
        "1,200 words",
        "1 language",
        "1 could not be digested",
    )
    assert counts_of(failed).facts == ("0 articles", "0 words", "1 could not be digested")
