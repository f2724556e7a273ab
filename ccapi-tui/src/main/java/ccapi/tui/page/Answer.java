package ccapi.tui.page;

/// What a call brought back, or a choice made in a dialog. Each room has its own kinds.
public interface Answer {}
