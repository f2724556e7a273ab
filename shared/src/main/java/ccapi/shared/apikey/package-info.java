/// Keys that the operator hands to clients, with their limits. Read [ccapi.shared.apikey.ApiKey] first.
package ccapi.shared.apikey;
