/// How numbers, times and names look to a person, the same in every table. Read [ccapi.shared.text.Numbers] first.
/// Pure functions: the time comes in as a parameter.
package ccapi.shared.text;
