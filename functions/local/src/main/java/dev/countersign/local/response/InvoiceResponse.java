package dev.countersign.local.response;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a payer says about an invoice.
 *
 * @param issued when the response is made, in the zone of the month
 * @param code the status in the form's own list
 * @param note which sealed month is answered
 * @param reasons why, in order; none where all is accepted
 */
public record InvoiceResponse(
    InvoiceFacts invoice,
    ZonedDateTime issued,
    String code,
    String note,
    List<Reason> reasons) {
  /** A time without its zone, as format 204 of UNTDID 2379 has it. */
  static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

  public InvoiceResponse {
    reasons = List.copyOf(reasons);
  }

  /**
   * One reason.
   *
   * @param code in the form's own list
   * @param actionOrNull what is asked of the seller, in the form's own list
   * @param text what a person reads
   */
  public record Reason(String code, @Nullable String actionOrNull, String text) {}

  /** Names the response: another answer, or one of another second, is another response. */
  String id() {
    return invoice.number() + "_" + code + "_" + issued.format(SECONDS);
  }
}
