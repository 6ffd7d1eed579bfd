package dev.countersign.app.read.ends;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.app.read.MonthMedia;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MediaChoiceTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*/*                                  | FILE",
        "text/html,*/*;q=0.8                  | PAGE",
        "text/*                               | PAGE",
        "text/*;q=0.9, text/csv               | TABLE",
        "text/html;q=0.2, text/csv;q=0.9      | TABLE",
        "*/*;q=0.1, application/x-ndjson      | LINES",
        "text/html;q=0, text/*                | TABLE",
        "Text/CSV; header=present             | TABLE",
      })
  void form_thatIsWantedMost_isChosen(String accept, MonthMedia wanted) {
    assertEquals(Optional.of(wanted), MediaChoice.of(List.of(accept)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"image/png", "text/html;q=0", "text/html;q=2", "text/html;q=x", "*/*;q=0.000"})
  void form_thatNobodyWants_isNone(String accept) {
    assertEquals(Optional.empty(), MediaChoice.of(List.of(accept)));
  }

  @Test
  void form_ofWhoSaysNothing_isTheFile() {
    assertEquals(Optional.of(MonthMedia.FILE), MediaChoice.of(List.of()));
    assertEquals(Optional.of(MonthMedia.FILE), MediaChoice.of(List.of(" ")));
    assertEquals(Optional.of(MonthMedia.TABLE), MediaChoice.of(List.of("image/png", "text/csv")));
  }
}
