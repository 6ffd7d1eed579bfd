package dev.countersign.testing.simulation.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One claim's life, made up from a seed as a scenario's lines: versions of the terms that differ in
 * everything but the source that bills.
 */
final class RandomScenario {
  private static final Instant START = Instant.parse("2026-11-02T10:00:00Z");

  private final Random chance;
  private final List<String> lines = new ArrayList<>();
  private final String currency;
  private final String assurance;
  private int messages;

  private RandomScenario(long seed) {
    this.chance = new Random(seed * 0x9E3779B97F4A7C15L + 1);
    this.currency = pick("EUR", "EUR", "USD", "JPY", "KWD");
    this.assurance = pick("body-signed", "body-signed", "caller-only", "body-signed-fresh");
  }

  static List<String> of(long seed) {
    var life = new RandomScenario(seed);
    life.live();
    return life.lines;
  }

  private void live() {
    int versions = 1 + chance.nextInt(3);
    var terms = new ArrayList<String>();
    for (int version = 1; version <= versions; version++) {
      terms.add(terms(version));
    }
    lines.add("{\"terms\":[" + String.join(",", terms) + "]}");
    var at = START;
    int steps = 3 + chance.nextInt(12);
    for (int i = 0; i < steps; i++) {
      at = at.plus(Duration.ofMinutes(chance.nextInt(60 * 24 * (chance.nextInt(4) == 0 ? 30 : 4))));
      lines.add(step(at));
    }
    lines.add("{\"at\":\"" + at.plus(Duration.ofDays(chance.nextInt(90))) + "\"}");
  }

  private String terms(int version) {
    String attribution = pick("first", "last", "even", "time_decay", "sole");
    return "{\"outcome\":\"deal\",\"version\":"
        + version
        + ",\"effective_from\":\""
        + START.plus(Duration.ofDays(version == 1 ? -10 - chance.nextInt(60) : version * 9L - 20))
        + "\",\"zone\":\""
        + pick("Europe/Berlin", "UTC", "America/New_York", "Asia/Tokyo")
        + "\",\"sources\":["
        + sources()
        + "],\"assurance\":\""
        + pick(assurance, assurance, "body-signed", "body-signed-fresh")
        + "\",\"claim_by\":[\"record.type\",\"record.id\"],\"match\":{\"by\":["
        + pick(
            ALL, ALL, ALL, ALL, "\"record\",\"subject\"", "\"session\",\"subject\"", "\"record\"")
        + "],\"window\":\""
        + pick("P30D", "P21D", "P1M", "P5D")
        + "\",\"wait\":\""
        + pick("P7D", "P10D", "P1M", "PT5H")
        + "\"},\"attribution\":\""
        + attribution
        + "\""
        + (attribution.equals("time_decay")
            ? ",\"half_life\":\"" + pick("P7D", "P3D", "P1M", "PT1H") + "\""
            : "")
        + ",\"price\":{"
        + price()
        + ",\"currency\":\""
        + pick(currency, currency, currency, currency, "USD")
        + "\",\"rounding\":\""
        + pick("HALF_EVEN", "HALF_UP", "DOWN", "CEILING")
        + "\"},\"bill_to\":{\"customer\":\"acme\"}"
        + pick(
            "",
            ",\"hold\":{\"from\":\""
                + date()
                + "\",\"for\":\""
                + pick("P14D", "PT72H", "P1M", "P0D")
                + "\"}")
        + pick("", ",\"clawback\":{\"from\":\"" + date() + "\"," + clawback() + "}")
        + ",\"on_conflict\":\""
        + pick("keep", "review")
        + "\",\"free_when\":["
        + pick(
            "",
            "\"human_handled\"",
            "{\"reason\":\"known\",\"if\":\"attestation.facts.known = true\"}")
        + "]}";
  }

  private static final String ALL = "\"session\",\"conversation\",\"record\",\"subject\"";

  private String price() {
    return chance.nextInt(3) == 0
        ? "\"each\":\"" + pick("10", "0.99", "500.00") + "\""
        : "\"percent\":\""
            + pick("2.5", "10", "33.333")
            + "\""
            + pick("", ",\"min\":\"5\"")
            + pick("", ",\"max\":\"200\"");
  }

  private String clawback() {
    return pick(
        "\"until\":\"" + pick("P30D", "P6M", "PT72H") + "\",\"refund\":\"full\"",
        "\"until\":\"" + pick("P30D", "P12M", "P0D") + "\",\"refund\":\"pro_rata\"",
        "\"steps\":[{\"until\":\"P14D\",\"refund\":\"100\"},{\"until\":\"P30D\",\"refund\":\"50\"},{\"until\":\"P2M\",\"refund\":\"12.5\"}]");
  }

  private String sources() {
    return pick("\"crm\"", "\"crm\",\"portal\"", "\"crm\",\"portal\",\"shop\"");
  }

  private String date() {
    return pick("occurred_at", "stated_at", "facts.start");
  }

  private String step(Instant at) {
    return switch (chance.nextInt(12)) {
      case 0, 1, 2 -> session(at);
      case 3 -> "{\"at\":\"" + at + "\"}";
      case 4 ->
          "{\"at\":\""
              + at
              + "\",\"claim\":\"deal/lead/L-1\",\"resolution\":{\"session\":\"ses_"
              + chance.nextInt(4)
              + "\",\"by\":\"ann@acme\",\"why\":\"w\"}}";
      case 5 ->
          "{\"at\":\""
              + at
              + "\",\"claim\":\"deal/lead/L-1\",\"resolution\":{\"finding\":\""
              + pick("stands", "falls")
              + "\",\"by\":\"ann@acme\",\"why\":\"w\"}}";
      default -> said(at);
    };
  }

  private String session(Instant at) {
    return "{\"at\":\""
        + at
        + "\",\"session\":{\"id\":\"ses_"
        + chance.nextInt(4)
        + "\",\"agent\":{\"id\":\"a\"},\"started_at\":\""
        + at.minus(Duration.ofHours(chance.nextInt(24 * 20)))
        + "\""
        + pick("", ",\"conversation\":\"conv_" + chance.nextInt(2) + "\"")
        + pick(
            "", "", ",\"recorded_at\":\"" + at.minus(Duration.ofHours(chance.nextInt(100))) + "\"")
        + pick(
            "",
            ",\"records\":[{\"type\":\"lead\",\"id\":\"L-1\"}]",
            ",\"records\":[{\"type\":\"lead\",\"id\":\"L-1\"}]")
        + pick("", ",\"subjects\":[{\"format\":\"email\",\"email\":\"ada@example.com\"}]")
        + pick("", "", "", ",\"handled_by\":\"" + pick("human", "both") + "\"")
        + pick("", "", "", "", ",\"mode\":\"test\"")
        + pick(
            "",
            "",
            "",
            ",\"strategy\":{\"id\":\"s\",\"arm\":\"" + pick("holdout", "treatment") + "\"}")
        + "}}";
  }

  private String said(Instant at) {
    String source = pick("crm", "crm", "crm", "portal", "shop");
    String act = pick("attested", "attested", "restated", "restated", "retracted");
    long ahead =
        act.equals("retracted")
            ? 24L * chance.nextInt(60) - 24 * 10
            : chance.nextInt(300) == 0 ? 1 : 0;
    var occurred = at.minus(Duration.ofHours(chance.nextInt(24 * 6))).plus(Duration.ofHours(ahead));
    return "{\"at\":\""
        + at
        + "\",\"source\":\""
        + source
        + "\""
        + pick("", "", "", ",\"assurance\":\"" + pick("caller-only", "body-signed") + "\"")
        + ",\"attestation\":{\"id\":\"m"
        + (chance.nextInt(9) == 0 ? chance.nextInt(messages + 1) : ++messages)
        + "\",\"act\":\""
        + act
        + "\",\"outcome\":\"deal\",\"record\":{\"type\":\"lead\",\"id\":\"L-1\"},\"occurred_at\":\""
        + occurred
        + "\""
        + pick(
            "",
            ",\"stated_at\":\"" + at.minus(Duration.ofMinutes(chance.nextInt(60 * 24 * 5))) + "\"")
        + pick("", "", "", ",\"session\":\"ses_" + chance.nextInt(4) + "\"")
        + pick("", "", "", "", ",\"conversation\":\"conv_" + chance.nextInt(2) + "\"")
        + pick("", ",\"subject\":{\"format\":\"email\",\"email\":\"Ada@example.com\"}")
        + pick("", "", "", ",\"reason\":\"r" + messages + "\"")
        + value()
        + ",\"facts\":{\"known\":"
        + pick("true", "false", "false")
        + (chance.nextInt(12) == 0
            ? ""
            : ",\"start\":\""
                + pick(
                    at.plus(Duration.ofDays(chance.nextInt(20) - 5)).toString().substring(0, 10),
                    at.plus(Duration.ofHours(chance.nextInt(300))).toString())
                + "\"")
        + "}}}";
  }

  private String value() {
    return chance.nextInt(10) == 0
        ? ""
        : ",\"value\":{\"amount\":\""
            + pick("1234", "20", "9000", "77", "0")
            + "\",\"currency\":\""
            + pick(currency, currency, currency, currency, "CHF")
            + "\"}";
  }

  private String pick(String... of) {
    return of[chance.nextInt(of.length)];
  }
}
