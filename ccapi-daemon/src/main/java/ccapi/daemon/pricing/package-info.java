/// What tokens cost, to the nano-dollar. Read [ccapi.daemon.pricing.Prices] first.
///
/// Pure: no clock, no network, no database. Where a price comes from is said in `prices.json`.
package ccapi.daemon.pricing;
