/// What tests of the dashboard stand on: a real daemon in a small world ([ccapi.tui.testing.World]), and for pictures
/// sample data as a busy daemon has it ([ccapi.tui.testing.Samples]).
package ccapi.tui.testing;
