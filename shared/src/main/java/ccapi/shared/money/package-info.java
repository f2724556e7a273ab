/// Money as exact integers. Read [ccapi.shared.money.Usd] first; prices and billing rules live in the daemon.
package ccapi.shared.money;
