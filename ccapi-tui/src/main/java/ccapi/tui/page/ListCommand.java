package ccapi.tui.page;

/// What can be done on every page that has a list, which is all of them.
public enum ListCommand implements Command {
    OPEN(Binding.of("details", "enter", PageWords.DETAILS, Section.VIEW).hint(1)),
    BACK(Binding.of("back", "escape", PageWords.BACK, Section.VIEW)),
    DOWN(Binding.of("down", "j down", PageWords.ROW_DOWN, Section.MOVE)),
    UP(Binding.of("up", "k up", PageWords.ROW_UP, Section.MOVE)),
    FIRST(Binding.of("first", "g home", PageWords.FIRST_ROW, Section.MOVE)),
    LAST(Binding.of("last", "G end", PageWords.LAST_ROW, Section.MOVE)),
    PAGE_DOWN(Binding.of("page down", "page_down ctrl-f", PageWords.PAGE_DOWN, Section.MOVE)),
    PAGE_UP(Binding.of("page up", "page_up ctrl-b", PageWords.PAGE_UP, Section.MOVE)),
    HALF_DOWN(Binding.of("half down", "ctrl-d", PageWords.HALF_PAGE_DOWN, Section.MOVE)),
    HALF_UP(Binding.of("half up", "ctrl-u", PageWords.HALF_PAGE_UP, Section.MOVE)),
    FILTER(Binding.of("filter", "/", PageWords.FILTER, Section.FIND).hint(20)),
    SORT(Binding.of("sort", "s", PageWords.SORT, Section.FIND).hint(21)),
    SORT_LEFT(Binding.of("sort left", "<", PageWords.SORT_LEFT, Section.FIND)),
    SORT_RIGHT(Binding.of("sort right", ">", PageWords.SORT_RIGHT, Section.FIND)),
    REVERSE(Binding.of("reverse", "S", PageWords.REVERSE, Section.FIND)),
    PANE(Binding.of("pane", "p", PageWords.PANE, Section.VIEW)),
    SCROLL_DOWN(Binding.of("scroll down", "J", PageWords.SCROLL_DOWN, Section.VIEW)),
    SCROLL_UP(Binding.of("scroll up", "K", PageWords.SCROLL_UP, Section.VIEW)),
    COPY(Binding.of("copy", "y", PageWords.COPY, Section.ACT).hint(22));

    private final Binding binding;

    ListCommand(Binding binding) {
        this.binding = binding;
    }

    @Override
    public Binding binding() {
        return binding;
    }
}
