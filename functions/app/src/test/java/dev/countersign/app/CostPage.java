package dev.countersign.app;

import dev.countersign.app.OutcomeLife.Step;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The tables of docs/cost.md: what was measured, what is assumed, and AWS's list prices. */
final class CostPage {
  /**
   * What CloudWatch keeps for the template.
   *
   * @param alarmMetrics metrics of all alarms; one of a sum reads several
   */
  record Watch(int alarmMetrics, int metrics, int dashboards) {}

  /** A list price: so many dollars for so many. */
  private record Price(String dollars, int per) {
    double of(double quantity) {
      return quantity * Double.parseDouble(dollars) / per;
    }

    @Override
    public String toString() {
      return per == 1 ? dollars : dollars + " a million";
    }
  }

  private static final int MILLION = 1_000_000;

  // Shares of a million outcomes.
  private static final double HELD = 0.6;
  private static final double REVERSED = 0.03;
  private static final double SENT_AGAIN = 0.05;

  // US dollars, us-east-1.
  private static final Price API_REQUEST = aMillion("1.00");
  private static final Price LAMBDA_REQUEST = aMillion("0.20");
  private static final Price GB_SECOND = aMillion("16.6667");
  private static final Price WRITE_UNIT = aMillion("0.625");
  private static final Price READ_UNIT = aMillion("0.125");
  private static final Price STREAM_READ = aMillion("0");
  private static final Price EVENT = aMillion("1.00");
  private static final Price ARCHIVED_GB = each("0.10");
  private static final Price ARCHIVE_GB_MONTH = each("0.023");
  private static final Price SQS_REQUEST = aMillion("0.40");
  private static final Price LOG_GB = each("0.50");
  private static final Price LOG_GB_MONTH = each("0.03");
  private static final Price TABLE_GB_MONTH = each("0.25");
  private static final Price BACKUP_GB_MONTH = each("0.20");
  private static final Price ALARM_METRIC_MONTH = each("0.10");
  private static final Price METRIC_MONTH = each("0.30");
  private static final Price DASHBOARD_MONTH = each("3.00");
  private static final Price DECRYPTION = aMillion("3.00");

  // What is assumed of a call, from functions/bench, of an engine, and of a line.
  private static final double MS_OWN = 2.1;
  private static final double MS_TABLE_REQUEST = 4;
  private static final double MS_PUT_EVENTS = 15;
  private static final double MS_ENGINE = 100;
  private static final double MEMORY_GB = 1;
  private static final int LOG_BYTES = 900;
  private static final int ACCESS_LOG_BYTES = 200;

  private static final double ARCHIVE_MONTHS = 400 / 30.4;
  private static final double LOG_MONTHS = 90 / 30.4;
  private static final int RUNS_A_MONTH = 43_800;

  /** Two keys, for one process each of attest and sessions that is always busy. */
  private static final int DECRYPTIONS_A_RUN = 4;

  private static final int RESULT_MESSAGE_REQUESTS = 3;

  /** Lambda takes ten messages with one request, and deletes as many. */
  private static final int MESSAGES_A_REQUEST = 10;

  /** Lambda waits for messages with five requests of 20 seconds each. */
  private static final int POLLS_A_MONTH = 5 * 3 * 43_800;

  /** What a posting takes up: less than a write unit has, and 100 bytes. */
  private static final int POSTING_BYTES = 1124;

  private static final double GB = 1L << 30;

  private final OutcomeLife life;
  private final DeliverLife delivered;
  private final Watch watch;
  private final StringBuilder text = new StringBuilder();
  private double total;

  CostPage(OutcomeLife life, DeliverLife delivered, Watch watch) {
    this.life = life;
    this.delivered = delivered;
    this.watch = watch;
  }

  String tables() {
    steps();
    million();
    intoAnEngine();
    month();
    return text.toString();
  }

  private void steps() {
    text.append(
        """
        | step | function | requests to the table | read units | write units | events | bytes of events |
        |---|---|---|---|---|---|---|
        """);
    step("a session is recorded", "sessions", life.session);
    step("its record comes from the stream", "publish", life.sessionStreamed);
    step("a statement is taken, with a hold", "attest", life.held);
    step("its entry comes from the stream", "publish", life.heldStreamed);
    step("the hold ends", "settle", life.ended);
    step("its entry comes from the stream", "publish", life.endedStreamed);
    step("a statement is taken, without a hold", "attest", life.atOnce);
    step("its entry comes from the stream", "publish", life.atOnceStreamed);
    step("a retraction is taken", "attest", life.retracted);
    step("its entry comes from the stream", "publish", life.retractedStreamed);
    step("a statement is sent again", "attest", life.again);
    step("a run of settle that finds nothing", "settle", life.idle);
  }

  private void step(String what, String function, Step step) {
    text.append(
        "| %s | %s | %d | %s | %s | %d | %d |\n"
            .formatted(
                what,
                function,
                step.table().requests(),
                plain(step.table().readUnits()),
                plain(step.table().writeUnits()),
                step.events(),
                step.bytes()));
  }

  private void million() {
    text.append(
        """

        | a million outcomes | how many | price, $ | $ |
        |---|---|---|---|
        """);
    double taken = 2 + REVERSED + SENT_AGAIN;
    double streamed = 1 + 1 + HELD + REVERSED;
    line("requests to the API", taken * MILLION, API_REQUEST);
    line("invocations of functions", (taken + streamed) * MILLION, LAMBDA_REQUEST);
    line("GB-seconds", seconds() * MEMORY_GB * MILLION, GB_SECOND);
    line("write units", all(step -> step.table().writeUnits()) * MILLION, WRITE_UNIT);
    line("read units", all(step -> step.table().readUnits()) * MILLION, READ_UNIT);
    line("reads of the stream by Lambda", streamed * MILLION, STREAM_READ);
    line("events put on the bus", all(Step::events) * MILLION, EVENT);
    double eventGb = all(Step::bytes) * MILLION / GB;
    line("GB into the archive", eventGb, ARCHIVED_GB);
    line("GB-months in the archive, 400 days", eventGb * ARCHIVE_MONTHS, ARCHIVE_GB_MONTH);
    line(
        "requests to a queue of results",
        all(Step::results) * MILLION * RESULT_MESSAGE_REQUESTS,
        SQS_REQUEST);
    double logGb = ((taken + streamed) * LOG_BYTES + taken * ACCESS_LOG_BYTES) * MILLION / GB;
    line("GB of logs", logGb, LOG_GB);
    line("GB-months of logs, 90 days", logGb * LOG_MONTHS, LOG_GB_MONTH);
    text.append("| **together, once** | | | **%s** |\n".formatted(dollars(total)));
    double tableGb = (double) life.stored * MILLION / GB;
    total = 0;
    line("GB in the table, each month", tableGb, TABLE_GB_MONTH);
    line("GB of its backup, each month", tableGb, BACKUP_GB_MONTH);
    text.append("| **together, each month** | | | **%s** |\n".formatted(dollars(total)));
  }

  private void intoAnEngine() {
    text.append(
        """

        | into a billing engine | requests to the table | read units | write units |
        |---|---|---|---|
        """);
    uses("a result that comes alone is taken and sent", delivered.alone, 1);
    uses("one of a hundred that come together", delivered.hundred, 100);
    uses("a result of a tenant without targets", delivered.nobodys, 1);
    uses("a minute in which nothing is due, for each target", delivered.idle, 1);
    million("a million results that come alone", delivered.alone, 1);
    million("a million results that come by the hundred", delivered.hundred, 100);
  }

  private void uses(String what, CapacityMeter.Used used, int results) {
    text.append(
        "| %s | %s | %s | %s |\n"
            .formatted(
                what,
                plain((double) used.requests() / results),
                plain(used.readUnits() / results),
                plain(used.writeUnits() / results)));
  }

  /** What a million results cost that come so many at once. */
  private void million(String what, CapacityMeter.Used used, int together) {
    text.append("\n| %s | how many | price, $ | $ |\n|---|---|---|---|\n".formatted(what));
    total = 0;
    double runs = (double) MILLION / together;
    double requests = 1 + 2.0 / Math.min(together, MESSAGES_A_REQUEST);
    line("requests to the queue", requests * MILLION, SQS_REQUEST);
    line("invocations of deliver", runs, LAMBDA_REQUEST);
    // A target's engine is asked for eight at once.
    double calls = MS_ENGINE * Math.max(1, together / 8.0);
    double seconds = (MS_OWN + used.requests() * MS_TABLE_REQUEST + calls) / 1000;
    line("GB-seconds", runs * seconds * MEMORY_GB, GB_SECOND);
    line("write units", used.writeUnits() * runs, WRITE_UNIT);
    line("read units", used.readUnits() * runs, READ_UNIT);
    double logGb = runs * 2 * LOG_BYTES / GB;
    line("GB of logs", logGb, LOG_GB);
    line("GB-months of logs, 90 days", logGb * LOG_MONTHS, LOG_GB_MONTH);
    text.append("| **together, once** | | | **%s** |\n".formatted(dollars(total)));
    double tableGb = (double) POSTING_BYTES * MILLION / GB;
    total = 0;
    line("GB in the table, each month", tableGb, TABLE_GB_MONTH);
    line("GB of its backup, each month", tableGb, BACKUP_GB_MONTH);
    text.append("| **together, each month** | | | **%s** |\n".formatted(dollars(total)));
  }

  private void month() {
    text.append(
        """

        | each month, also without any outcome | how many | price, $ | $ |
        |---|---|---|---|
        """);
    total = 0;
    line("runs of settle, fetch and deliver", 3.0 * RUNS_A_MONTH, LAMBDA_REQUEST);
    double own = MS_OWN + life.idle.table().requests() * MS_TABLE_REQUEST;
    double delivers = MS_OWN + MS_TABLE_REQUEST;
    line("their GB-seconds", RUNS_A_MONTH * (2 * own + delivers) / 1000 * MEMORY_GB, GB_SECOND);
    // deliver reads the list of targets.
    double readUnits = life.idle.table().readUnits() * 17 / 16 + 0.5;
    line("their read units", RUNS_A_MONTH * readUnits, READ_UNIT);
    line("requests to the queue of results", POLLS_A_MONTH, SQS_REQUEST);
    line("decryptions of the stack's keys", DECRYPTIONS_A_RUN * RUNS_A_MONTH, DECRYPTION);
    line("metrics that alarms read", watch.alarmMetrics(), ALARM_METRIC_MONTH);
    line("metrics of its own", watch.metrics(), METRIC_MONTH);
    line("dashboards", watch.dashboards(), DASHBOARD_MONTH);
    text.append("| **together** | | | **%s** |\n".formatted(dollars(total)));
  }

  private void line(String what, double quantity, Price price) {
    double cost = price.of(quantity);
    total += cost;
    text.append(
        "| %s | %s | %s | %s |\n".formatted(what, quantity(quantity), price, dollars(cost)));
  }

  /** Of one outcome on average, by the shares. */
  private double all(ToDoubleFunction<Step> what) {
    double held =
        what.applyAsDouble(life.held)
            + what.applyAsDouble(life.heldStreamed)
            + what.applyAsDouble(life.ended)
            + what.applyAsDouble(life.endedStreamed);
    double atOnce = what.applyAsDouble(life.atOnce) + what.applyAsDouble(life.atOnceStreamed);
    double reversed =
        what.applyAsDouble(life.retracted) + what.applyAsDouble(life.retractedStreamed);
    return what.applyAsDouble(life.session)
        + what.applyAsDouble(life.sessionStreamed)
        + HELD * held
        + (1 - HELD) * atOnce
        + REVERSED * reversed
        + SENT_AGAIN * what.applyAsDouble(life.again);
  }

  private double seconds() {
    double invocations = 2 + 2 + HELD + 2 * REVERSED + SENT_AGAIN;
    double puts = all(step -> step.events() > 0 ? 1 : 0);
    return (invocations * MS_OWN
            + all(step -> step.table().requests()) * MS_TABLE_REQUEST
            + puts * MS_PUT_EVENTS)
        / 1000;
  }

  private static Price aMillion(String dollars) {
    return new Price(dollars, MILLION);
  }

  private static Price each(String dollars) {
    return new Price(dollars, 1);
  }

  private static String quantity(double value) {
    return value >= 1000
        ? String.format(Locale.ROOT, "%,d", Math.round(value))
        : plain(BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP).doubleValue());
  }

  private static String dollars(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
