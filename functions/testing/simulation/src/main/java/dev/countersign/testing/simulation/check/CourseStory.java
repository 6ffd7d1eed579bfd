package dev.countersign.testing.simulation.check;

import dev.countersign.testing.oracle.OracleTerms;
import dev.countersign.testing.oracle.dispute.OracleStory;
import dev.countersign.testing.oracle.dispute.OracleTold;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What one claim was told, with what its tenant's months have of it.
 *
 * @param all in order
 * @param places where in it the claim's own entries are
 */
record CourseStory(StreamedHistories.Name name, List<OracleTold> all, List<Integer> places) {
  CourseStory {
    all = List.copyOf(all);
    places = List.copyOf(places);
  }

  /**
   * Of what was told, in order.
   *
   * @param months of the tenant
   * @param revisions the numbers of the claim's billable results, by their ids
   * @param accepted what was answered about them
   */
  static CourseStory of(
      StreamedHistories.Name name,
      List<OracleTold> told,
      List<MonthSealing> months,
      Map<String, Integer> revisions,
      List<OracleTold.Accepted> accepted) {
    var all = new ArrayList<OracleTold>();
    for (var month : months) {
      month.results().stream()
          .filter(revisions::containsKey)
          .map(id ->
              new OracleTold.Placed(
                  name.claim().toString(),
                  revisions.getOrDefault(id, 0),
                  month.period(),
                  Instant.EPOCH))
          .forEach(all::add);
    }
    var places = new ArrayList<Integer>();
    var left = new ArrayList<OracleTold>();
    months.forEach(month -> left.add(sealed(month)));
    accepted.forEach(one -> left.add(onceSealed(one, months)));
    left.sort(Comparator.comparing(OracleTold::toldAt));
    for (var one : told) {
      while (!left.isEmpty() && !left.getFirst().toldAt().isAfter(one.toldAt())) {
        all.add(left.removeFirst());
      }
      places.add(all.size());
      all.add(one);
    }
    all.addAll(left);
    return new CourseStory(name, all, places);
  }

  /** The review counts from before the sealing; silence accepts nothing that isn't sealed. */
  private static OracleTold onceSealed(OracleTold.Accepted one, List<MonthSealing> months) {
    return months.stream()
        .filter(month -> month.period().equals(one.period()))
        .map(MonthSealing::sealedAt)
        .filter(one.toldAt()::isBefore)
        .<OracleTold>map(
            at -> new OracleTold.Accepted(one.period(), one.word(), one.without(), at, at))
        .findFirst()
        .orElse(one);
  }

  private static OracleTold sealed(MonthSealing month) {
    return new OracleTold.Sealed(month.period(), month.closedAt(), month.sealedAt());
  }

  OracleStory by(List<OracleTerms> versions, OracleStory.Looks looks) {
    return story(versions, looks, all);
  }

  /**
   * The same up to an entry, where each of the claim's own entries was decided by the versions of
   * the terms that were known then.
   *
   * @param known for each of these entries
   */
  CourseStory knowing(List<List<OracleTerms>> known) {
    var told = new ArrayList<>(all.subList(0, places.isEmpty() ? all.size() : places.getFirst()));
    var places = new ArrayList<Integer>();
    for (int i = 0; i < known.size(); i++) {
      int place = this.places.get(i);
      int next = i + 1 < this.places.size() ? this.places.get(i + 1) : all.size();
      if (i == 0 || !known.get(i).equals(known.get(i - 1))) {
        told.add(new OracleTold.Applied(known.get(i), all.get(place).toldAt()));
      }
      places.add(told.size());
      told.addAll(all.subList(place, next));
    }
    return new CourseStory(name, told, places);
  }

  /** What was told before this place, and then this, by these versions of the terms. */
  OracleStory until(
      int place, OracleTold then, List<OracleTerms> versions, OracleStory.Looks looks) {
    var some = new ArrayList<>(all.subList(0, place));
    some.add(new OracleTold.Applied(versions, then.toldAt()));
    some.add(then);
    return story(versions, looks, some);
  }

  private OracleStory story(
      List<OracleTerms> versions, OracleStory.Looks looks, List<OracleTold> told) {
    return new OracleStory(name.claim().type().value(), versions, ZoneOffset.UTC, looks, told);
  }
}
