package dev.countersign.forms.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What no single file of a tenant's folder shows: files that don't fit each other. */
final class TenantFolderTest {
  private static final String TERMS =
      """
      outcome: ticket_resolved
      version: 1
      effective_from: 2026-01-01T00:00:00Z
      sources: [crm]
      claim_by: [record.id]
      match: {by: [session], window: P7D, wait: P3D}
      price: {each: "0.99", currency: EUR}
      """;
  private static final String SOURCE =
      "{id: crm, kind: attestation, profile: jwt, keys: [{secret: {ssm: /countersign/crm}}]}";

  @TempDir private Path folder;

  @BeforeEach
  void aTenant() throws IOException {
    write("tenant.yaml", "{id: acme, name: Acme, pseudonym_key: {ssm: /countersign/acme}}");
    write("sources/crm.yaml", SOURCE);
    write("terms/v1.yaml", TERMS);
  }

  @Test
  void folder_thatFits_isRead() {
    var good = assertInstanceOf(TenantFolder.Folder.Good.class, TenantFolder.read(folder));

    assertEquals(1, good.content().books().size());
  }

  @Test
  void acceptance_byASourceThatIsNotThere_isNamed() throws IOException {
    String tenant =
        "{id: acme, name: Acme, pseudonym_key: {ssm: /countersign/acme}, month: {acceptance: %s}}";
    write("tenant.yaml", tenant.formatted("payer"));
    assertEquals(List.of("tenant.yaml /month/acceptance: no source payer"), mistakes());

    write("tenant.yaml", tenant.formatted("crm"));
    assertEquals(
        List.of("tenant.yaml /month/acceptance: crm is no source of kind acceptance"), mistakes());

    write(
        "sources/payer.yaml", SOURCE.replace("crm", "payer").replace("attestation", "acceptance"));
    write("tenant.yaml", tenant.formatted("payer"));
    assertInstanceOf(TenantFolder.Folder.Good.class, TenantFolder.read(folder));
  }

  @Test
  void reader_withTheIdOfASource_isNamed() throws IOException {
    String tenant =
        "{id: acme, name: Acme, pseudonym_key: {ssm: /countersign/acme}, readers: [{id: crm,"
            + " issuer: i, audience: a, keys: [], roles: {payer: {groups: g}}}]}";
    write("tenant.yaml", tenant);

    assertEquals(List.of("tenant.yaml /readers/0/id: a source is named crm, too"), mistakes());
  }

  @Test
  void terms_twoVersionsEffectiveAtOneInstant_areNamed() throws IOException {
    write("terms/v2.yaml", TERMS.replace("version: 1", "version: 2"));

    assertEquals(
        List.of("terms/v2.yaml /effective_from: two versions effective at one instant"),
        mistakes());
  }

  @Test
  void terms_oneVersionTwice_isNamed() throws IOException {
    write("terms/v2.yaml", TERMS.replace("2026-01-01", "2026-02-01"));

    assertEquals(List.of("terms/v2.yaml /version: another file has this version"), mistakes());
  }

  @Test
  void terms_thatClaimByOtherFieldsThanAnEarlierVersion_areNamed() throws IOException {
    write(
        "terms/v2.yaml",
        TERMS
            .replace("version: 1", "version: 2")
            .replace("2026-01-01", "2026-02-01")
            .replace("[record.id]", "[record.type]"));

    assertEquals(
        List.of("terms/v2.yaml /claim_by: other fields than another version's"), mistakes());
  }

  @Test
  void terms_ofASourceThatIsNotThere_areNamed() throws IOException {
    write("terms/v1.yaml", TERMS.replace("[crm]", "[crm, desk]"));

    assertEquals(List.of("terms/v1.yaml /sources: no source desk"), mistakes());
  }

  @Test
  void terms_thatSucceedASourceThatIsNotThere_areNamed() throws IOException {
    write("terms/v1.yaml", TERMS + "succeeds: {crm: [oldcrm]}\n");

    assertEquals(List.of("terms/v1.yaml /succeeds: no source oldcrm"), mistakes());
  }

  @Test
  void terms_whoseArbiterIsNotThere_areNamed() throws IOException {
    write("terms/v1.yaml", TERMS + "dispute: {arbiter: judge}\n");

    assertEquals(List.of("terms/v1.yaml /dispute/arbiter: no source judge"), mistakes());
  }

  @Test
  void terms_whoseArbiterIsNoSourceOfResolutions_areNamed() throws IOException {
    write("terms/v1.yaml", TERMS + "dispute: {arbiter: crm}\n");

    assertEquals(
        List.of("terms/v1.yaml /dispute/arbiter: source crm has another kind than resolution"),
        mistakes());
  }

  @Test
  void sources_twoOfOneId_areNamed() throws IOException {
    write("sources/crm2.yaml", SOURCE);

    assertEquals(List.of("sources/crm2.yaml /id: another file has this id"), mistakes());
  }

  @Test
  void tenant_withoutItsFile_isNamed() throws IOException {
    Files.delete(folder.resolve("tenant.yaml"));

    assertEquals(List.of("tenant.yaml : can't be read as UTF-8 text"), mistakes());
  }

  private List<String> mistakes() {
    var bad = assertInstanceOf(TenantFolder.Folder.Bad.class, TenantFolder.read(folder));
    return bad.mistakes().stream()
        .map(mistake -> folder.relativize(mistake.file()) + " " + mistake.problem())
        .toList();
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
