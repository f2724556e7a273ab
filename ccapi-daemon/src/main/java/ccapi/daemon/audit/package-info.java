/// Who changed what: each admin act, kept for good. Read [ccapi.daemon.audit.Audit] first.
/// What the nouns' settings look like is their own business; they hand over records without secrets.
package ccapi.daemon.audit;
