package dev.countersign.forms.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.countersign.forms.billing.TargetSetup;
import dev.countersign.forms.folder.TenantFolder.Folder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Targets that can't bill what the folder's terms make. */
final class BillingFolderTest {
  private static final String TERMS =
      """
      outcome: %s
      version: 1
      effective_from: 2026-01-01T00:00:00Z
      sources: [crm]
      claim_by: [record.id]
      match: {by: [session], window: P7D, wait: P3D}
      price: {%s}
      meter: %s
      bill_to: {%s}
      """;
  private static final String BILLING =
      """
      targets:
        archive:
          engine: file
          url: file:///results
          from: 2026-01-01T00:00:00Z
          customer: customer
          outcomes: [ticket_resolved]
          # more
      """;

  @TempDir private Path folder;

  @BeforeEach
  void aTenant() throws IOException {
    write("tenant.yaml", "{id: acme, name: Acme, pseudonym_key: {ssm: /countersign/acme}}");
    write(
        "sources/crm.yaml",
        "{id: crm, kind: attestation, profile: jwt, keys: [{secret: {ssm: /countersign/crm}}]}");
    write(
        "terms/tickets.yaml",
        TERMS.formatted(
            "ticket_resolved", "each: \"0.99\", currency: EUR", "tickets", "customer: cus_1"));
    write("terms/deals.yaml", TERMS.formatted("deal_won", "units: \"1\"", "deals", "other: acc_1"));
  }

  @Test
  void folder_withoutBilling_hasNoTargets() {
    var good = assertInstanceOf(Folder.Good.class, TenantFolder.read(folder));

    assertEquals(List.of(), good.content().targets());
  }

  @Test
  void folder_withBilling_hasItsTargets() throws IOException {
    write("billing.yaml", BILLING);

    var good = assertInstanceOf(Folder.Good.class, TenantFolder.read(folder));

    assertEquals(
        List.of("archive"),
        good.content().targets().stream().map(TargetSetup::name).map(Object::toString).toList());
    assertEquals("acme", good.content().targets().getFirst().target().tenant().value());
  }

  static Stream<Arguments> mistakes() {
    String outcomes = "outcomes: [ticket_resolved]";
    return Stream.of(
        Arguments.of(
            outcomes,
            "outcomes: [ticket_resolved, ticket_closed]",
            "unknown_outcome /targets/archive/outcomes: line 7: no terms of the type"
                + " ticket_closed"),
        Arguments.of(
            "# more",
            "meters: {ticket: t}",
            "unknown_meter /targets/archive/meters/ticket: line 8: no terms with this meter"),
        Arguments.of(
            "customer: customer",
            "customer: lago",
            "unknown_customer /targets/archive/customer: line 6: terms ticket_resolved@1 have no"
                + " bill_to.lago, so all their results would be held"),
        Arguments.of(
            "# more",
            "customers: {cus_2: theirs}",
            "unknown_customer /targets/archive/customers: line 8: has no cus_1, which terms"
                + " ticket_resolved@1 bill to, so all their results would be held"),
        Arguments.of(
            "# more",
            "currency: USD",
            "contradiction /targets/archive/currency: line 8: terms ticket_resolved@1 are in"
                + " EUR, so all their results would be held"),
        Arguments.of(
            "customer: customer\n    " + outcomes,
            "customer: other\n    outcomes: [deal_won]",
            "contradiction /targets/archive: line 2: it counts amounts, and terms deal_won@1"
                + " have none, so all their results would be held"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void billing_thatDoesNotFitTheTerms_isRefusedWithItsLine(String text, String with, String mistake)
      throws IOException {
    write("billing.yaml", BILLING.replace(text, with));

    assertEquals(List.of("billing.yaml: " + mistake), shown());
  }

  @Test
  void billing_whereTermsCannotBeRead_isNotBlamed() throws IOException {
    write("terms/tickets.yaml", "outcome: [");
    write("billing.yaml", BILLING);

    assertEquals(List.of("terms/tickets.yaml"), files());
  }

  @Test
  void billing_whereTheTenantCannotBeRead_hasItsMistakesToldToo() throws IOException {
    write("tenant.yaml", "id: [");
    write("billing.yaml", BILLING.replace("engine: file", "engine: nobody"));

    assertEquals(List.of("tenant.yaml", "billing.yaml"), files());
  }

  private List<String> files() {
    return bad().stream().map(mistake -> folder.relativize(mistake.file()).toString()).toList();
  }

  private List<String> shown() {
    return bad().stream()
        .map(mistake ->
            folder.relativize(mistake.file())
                + ": "
                + mistake.problem().reason()
                + " "
                + mistake.problem())
        .toList();
  }

  private List<TenantFolder.Mistake> bad() {
    return assertInstanceOf(Folder.Bad.class, TenantFolder.read(folder)).mistakes();
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
