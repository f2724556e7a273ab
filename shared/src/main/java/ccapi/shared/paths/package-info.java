/// Where things lie on disk by default. Read [ccapi.shared.paths.Home] first.
package ccapi.shared.paths;
