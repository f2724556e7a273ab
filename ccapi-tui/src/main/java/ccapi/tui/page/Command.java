package ccapi.tui.page;

/// Something that can be done by a key or by name. Each room lists its commands in an enum: that enum is its key table.
public interface Command {
    /// How it is called and reached.
    Binding binding();
}
