package dev.countersign.proof.month;

import dev.countersign.proof.json.JsonNode;
import dev.countersign.proof.tree.TreeHash;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;

/** The first leaf of a month: what it sums to, and which month came before it. */
public record MonthHeader(JsonNode.Obj json) implements MonthLeaf {
  static final String KEY = "0";

  /** Counts that a header has only where there is something to count. */
  public static final String INQUIRIES = "inquiries";

  /** The form that is read and written here. */
  public static final int VERSION = 1;

  public long version() {
    return json.whole("version").orElseThrow().longValue();
  }

  public String issuer() {
    return json.text("issuer").orElseThrow();
  }

  public String tenant() {
    return json.text("tenant").orElseThrow();
  }

  public YearMonth period() {
    return YearMonth.parse(json.text("period").orElseThrow());
  }

  public ZoneId zone() {
    return ZoneId.of(json.text("zone").orElseThrow());
  }

  /** 1 for the tenant's first sealed month, one more for each after it. */
  public long number() {
    return json.whole("number").orElseThrow().longValue();
  }

  /** The root of the month before; none of number 1. */
  public Optional<TreeHash> previousRoot() {
    return json.object("previous").text("root").flatMap(TreeHash::ofBase64);
  }

  /** The period of the month before; none of number 1. */
  public Optional<YearMonth> previousPeriod() {
    return json.object("previous").text("period").map(YearMonth::parse);
  }

  public Instant closedAt() {
    return Instant.parse(json.text("closed_at").orElseThrow());
  }

  /** The month's first instant, by its own zone. */
  public Instant begin() {
    return period().atDay(1).atStartOfDay(zone()).toInstant();
  }

  /** The first instant in the tenant's zone that is no longer in the month. */
  public Instant end() {
    return period().plusMonths(1).atDay(1).atStartOfDay(zone()).toInstant();
  }

  /** The origin that the month's checkpoint must have. */
  public String origin() {
    return origin(issuer(), tenant(), period());
  }

  /** The origin of a month's checkpoint: the issuer without its scheme, the tenant, the period. */
  public static String origin(String issuer, String tenant, YearMonth period) {
    return withoutScheme(issuer) + "/" + tenant + "/" + period;
  }

  /** The origin of a checkpoint of what an open month has so far. */
  public static String openOrigin(String issuer, String tenant, YearMonth period) {
    return origin(issuer, tenant, period) + "/open";
  }

  /** The origin of the issuer's log of months. */
  public static String logOrigin(String issuer) {
    return withoutScheme(issuer) + "/log";
  }

  private static String withoutScheme(String issuer) {
    int scheme = issuer.indexOf("://");
    var rest = scheme < 0 ? issuer : issuer.substring(scheme + 3);
    return rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest;
  }
}
