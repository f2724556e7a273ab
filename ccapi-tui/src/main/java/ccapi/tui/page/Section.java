package ccapi.tui.page;

import ccapi.tui.words.Phrase;

/// The groups that help is sorted into.
public enum Section {
    ACT(PageWords.SECTION_ACT),
    MOVE(PageWords.SECTION_MOVE),
    FIND(PageWords.SECTION_FIND),
    VIEW(PageWords.SECTION_VIEW),
    PROGRAM(PageWords.SECTION_PROGRAM);

    private final Phrase title;

    Section(Phrase title) {
        this.title = title;
    }

    /// What stands above the group.
    public Phrase title() {
        return title;
    }
}
