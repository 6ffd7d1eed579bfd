package dev.countersign.forms.event;

/**
 * One event for the bus.
 *
 * @param id the CloudEvent's id, the same at every retry
 * @param detailType {@code BillableResult}, {@code OutcomeChanged}, {@code MonthSealed} or {@code
 *     MonthAccepted}
 * @param detail the CloudEvent as UTF-8 JSON; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // bytes from one writer to one reader, never compared
public record PublishedEvent(String id, String detailType, byte[] detail) {
  @Override
  public String toString() {
    return detailType + " " + id;
  }
}
