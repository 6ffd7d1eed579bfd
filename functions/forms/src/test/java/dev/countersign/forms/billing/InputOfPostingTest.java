package dev.countersign.forms.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.Claim;
import dev.countersign.domain.EventId;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.posting.BillingLine;
import dev.countersign.domain.posting.EngineCustomer;
import dev.countersign.domain.posting.LineRole;
import dev.countersign.domain.posting.Meter;
import dev.countersign.domain.posting.PlannedRequest;
import dev.countersign.domain.posting.RequestKind;
import dev.countersign.domain.posting.RequestKind.Direction;
import dev.countersign.domain.posting.RequestKind.How;
import dev.countersign.forms.ProjectFiles;
import dev.countersign.forms.engine.SampleEngines;
import dev.countersign.forms.engine.request.PostingInput;
import dev.countersign.forms.engine.request.PostingInput.TakenBack;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class InputOfPostingTest {
  private static final Instant AT = Instant.parse("2026-12-02T10:00:00Z");
  private static final EventId BILLABLE = new EventId("res_00000000000000000000000000000001");
  private static final EventId REVERSAL = new EventId("res_00000000000000000000000000000002");
  private static final Optional<TakenBack> OF =
      Optional.of(
          new TakenBack(BILLABLE.value(), AT, new BigDecimal("12.50"), Optional.of("line_7")));

  @ParameterizedTest
  @CsvSource({
    "amount, EUR, 12.50",
    "amount, JPY, 1250",
    "amount_minor, EUR, 1250",
    "quantity, EUR, 1250"
  })
  void value_isCountedAsTheTargetCounts(String counted, String currency, String value)
      throws IOException {
    var line = line(BILLABLE, currency);
    var plan = plan(new RequestKind.Usage(), 1250);

    var input = InputOfPosting.of(target(counted), line, plan, Optional.empty()).orElseThrow();

    assertEquals(new BigDecimal(value), input.value());
    assertEquals(BILLABLE.value(), input.key());
    assertEquals("policies", input.meter());
    assertEquals("sub_1", input.customer());
    assertEquals(Optional.empty(), input.net());
  }

  @ParameterizedTest
  @EnumSource(How.class)
  void correction_hasItsOwnKeyOnlyWhereItIsAUsageOfItsOwn(How how) throws IOException {
    var plan = plan(new RequestKind.Correction(how, BILLABLE), -1250);

    var input = input(plan);

    boolean negative = how == How.NEGATIVE;
    assertEquals((negative ? REVERSAL : BILLABLE).value(), input.key());
    assertEquals(negative ? new BigDecimal("-12.50") : new BigDecimal("0.00"), input.value());
    assertEquals(
        new Json.Str("line_7"),
        ((Json.Obj) input.json().get("of").orElseThrow()).get("reference").orElseThrow());
  }

  @ParameterizedTest
  @EnumSource(Direction.class)
  void document_hasItsNetAsMoreThanZero(Direction direction) throws IOException {
    long net = direction == Direction.CREDIT ? -1250 : 1250;

    var input = input(plan(new RequestKind.Document(direction, BILLABLE), net));

    assertEquals(REVERSAL.value(), input.key());
    assertEquals(Optional.of(new Json.Str("12.50")), input.json().get("net"));
    assertEquals(
        Optional.of(new Json.Num(BigDecimal.valueOf(1250))), input.json().get("net_minor"));
  }

  @Test
  void event_thatHasNotCome_makesNoInput() throws IOException {
    var line = line(BILLABLE, "EUR", "");

    var input =
        InputOfPosting.of(
            target("amount"), line, plan(new RequestKind.Usage(), 1), Optional.empty());

    assertEquals(Optional.empty(), input);
  }

  private static PostingInput input(PlannedRequest plan) throws IOException {
    return InputOfPosting.of(target("amount"), line(REVERSAL, "EUR"), plan, OF).orElseThrow();
  }

  private static PlannedRequest plan(RequestKind kind, long value) {
    return new PlannedRequest(kind, new EngineCustomer("sub_1"), value, AT);
  }

  private static BillingLine line(EventId id, String currency) {
    return line(id, currency, "{\"id\":\"" + id.value() + "\"}");
  }

  private static BillingLine line(EventId id, String currency, String data) {
    return new BillingLine(
        id,
        new LineRole.Billable(null),
        new Claim(new OutcomeType("policy_signed"), "policy/P-1"),
        AT,
        AT,
        ZoneOffset.UTC,
        new Money(1250, Currency.getInstance(currency)),
        new Meter("policy_signed"),
        Map.of("customer", "acme"),
        Bytes.of(data.getBytes(StandardCharsets.UTF_8)));
  }

  private static TargetSetup target(String counted) throws IOException {
    String text =
        Files.readString(ProjectFiles.file("events/accepted/billing/full.yaml"))
            .replace("value: amount_minor", "value: " + counted);
    var read = BillingForm.read(text, new TenantId("acme"), SampleEngines::find);
    return ((Reading.Read<List<TargetSetup>>) read).value().getFirst();
  }
}
