package dev.countersign.local.init;

import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.TenantId;
import dev.countersign.trust.profile.AttainableAssurance;
import dev.countersign.trust.profile.Profile;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The files of a tenant's folder to start from: one CRM, one agent platform, one outcome type. They
 * are valid as they are; what is to be filled in says so.
 *
 * @param tenant the customer
 * @param crm who attests
 * @param agents who records sessions
 * @param outcome what is billed
 * @param today the day from which the terms are in force, in UTC
 */
public record StartingFolder(
    TenantId tenant,
    StartingSource crm,
    StartingSource agents,
    OutcomeType outcome,
    LocalDate today) {

  /** Each file's text, by its name in the folder. */
  public Map<String, String> files() {
    var files = new LinkedHashMap<String, String>();
    files.put("tenant.yaml", tenantFile());
    files.put("sources/crm.yaml", crm.attestations(tenant, outcome));
    files.put("sources/agents.yaml", agents.sessions(tenant));
    files.put("terms/" + outcome + ".yaml", terms());
    return files;
  }

  private String tenantFile() {
    return """
    # The customer: whose CRM attests and who pays. The id is part of every address; it can't change later.
    id: %s
    name: %s                 # fill in: the customer's name, for people
    # Persons, records and conversations are kept as hashes under this key: 32 or more random characters, stored under this name
    # before the first delivery. It is never changed: under another one nothing that is known would be found again.
    pseudonym_key: {ssm: /countersign/%s/pseudonym-key}
    # evidence: {retention: P2Y}   # fill in if signed bodies must become unreadable after some time
    """
        .formatted(tenant, quoted(tenant.value()), tenant);
  }

  private String terms() {
    return """
    # What is owed for one %s, as seller and payer agreed. Once something is governed by this version it can't change: a change is
    # another file with the next version. Every field: docs/terms.md.
    outcome: %s
    version: 1
    effective_from: %sT00:00:00Z   # fill in: sessions that start earlier are not billed
    sources: [crm]                         # the first one bills; others would be witnesses
    assurance: %s
    claim_by: [record.type, record.id]     # one record of the CRM is one claim, however often it is said
    match: {by: [session, conversation, record, subject], window: P7D, wait: P3D}   # fill in: how long after a session it counts
    price: {each: "1.00", currency: EUR}   # fill in
    hold: {from: occurred_at, for: PT72H}  # fill in: what is taken back in this time is never billed
    free_when: [human_handled]
    bill_to: {customer: %s}                # fill in: what your billing engine calls the customer
    """
        .formatted(outcome, outcome, today, assurance(crm.profile()), quoted(tenant.value()));
  }

  private static String assurance(Profile profile) {
    return profile.about().fetch() == null
        ? AttainableAssurance.best(profile).wire()
            + "   # the best that %s can prove".formatted(profile.about().name())
        : "fetched   # what is billed by is read from the vendor's API";
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }
}
