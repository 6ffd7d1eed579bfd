package dev.countersign.app.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.deliver.desk.WhatToDo;
import dev.countersign.domain.Problem;
import dev.countersign.domain.planning.PersonsDecision.Wish;
import dev.countersign.domain.posting.EngineCustomer;
import dev.countersign.domain.posting.EngineWord;
import dev.countersign.domain.posting.HeldReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A person is told the same on the page of billing and where a posting is held. */
final class WhatToDoTest {
  private static final List<HeldReason> ALL =
      List.of(
          new HeldReason.NoCustomer(),
          new HeldReason.NoAmount(),
          new HeldReason.OtherCurrency(Currency.getInstance("EUR")),
          new HeldReason.TooLate(),
          new HeldReason.Conflict(),
          new HeldReason.Unconfirmed(HeldReason.Looked.ABSENT, null),
          new HeldReason.Refused(new EngineWord("no_meter")),
          new HeldReason.Task(new EngineCustomer("cus_1"), -300, YearMonth.of(2026, 11)),
          new HeldReason.Unreadable(new Problem("unreadable", "/usage", "no", "mend it")));

  @Test
  void about_eachReason_saysWhatThePageSays() throws IOException {
    var page = new TreeMap<String, String>();
    for (String line : rows()) {
      String[] cells = line.replace("`", "").split("\\|", -1);
      for (String reason : cells[1].split(",", -1)) {
        page.put(reason.strip(), cells[2].strip() + " " + cells[3].strip());
      }
    }

    assertEquals(
        page,
        new TreeMap<>(
            ALL.stream()
                .collect(
                    Collectors.toMap(
                        HeldReason::word,
                        reason ->
                            WhatToDo.about(reason).happened()
                                + " "
                                + WhatToDo.about(reason).todo()))));
  }

  @Test
  void about_everyReasonThereIs_isOnThePage() {
    assertEquals(
        Map.of(),
        Arrays.stream(HeldReason.class.getPermittedSubclasses())
            .filter(type -> ALL.stream().noneMatch(type::isInstance))
            .collect(Collectors.toMap(Class::getSimpleName, type -> "has no test")));
  }

  @Test
  void about_whatTheEngineMayHave_neverSaysToReleaseWithoutALook() {
    for (HeldReason reason : ALL) {
      var wishes = WhatToDo.about(reason).wishes();
      boolean perhaps = reason.presence() == HeldReason.Presence.PERHAPS;
      assertTrue(!(perhaps && wishes.contains(Wish.RELEASE)), reason.word());
      assertEquals(Wish.GIVE_UP, wishes.getLast());
    }
  }

  /** The rows of section 8's table of reasons. */
  private static List<String> rows() throws IOException {
    var page = Files.readString(Path.of("../../docs/billing.md"));
    var section = page.substring(page.indexOf("## 8. "), page.indexOf("## 9. "));
    var table = section.substring(section.indexOf("| reason | what happened"));
    return table.lines().skip(2).takeWhile(line -> line.startsWith("|")).toList();
  }
}
