/// What was used and what it cost. Read [ccapi.shared.usage.RequestEntry] first.
package ccapi.shared.usage;
