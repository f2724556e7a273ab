/// `config.yaml`: what the operator may set, and why a file is refused. Read [ccapi.daemon.config.Config] first.
/// Other rooms get plain values from here, never the whole configuration.
package ccapi.daemon.config;
