/// What can be drawn: a canvas of cells, and tables, forms, dialogs, bars and lines to put on it. Pure: no terminal, no
/// thread, no clock, no knowledge of any page. Read [ccapi.tui.widget.Canvas] first.
package ccapi.tui.widget;
