package dev.countersign.simulation.cloud;

import dev.countersign.domain.outcome.ResultEvent;
import dev.countersign.forms.PublishedForm;
import dev.countersign.forms.PublishedForm.Told;
import dev.countersign.forms.Reading;
import dev.countersign.forms.event.Published;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All that the bus ever took. */
public final class Archive {
  private final List<Published> taken = new ArrayList<>();

  void add(Published event) {
    taken.add(event);
  }

  /** The results, each as often as it was taken. */
  public List<ResultEvent> results() {
    return taken.stream().map(Archive::result).flatMap(Optional::stream).toList();
  }

  private static Optional<ResultEvent> result(Published event) {
    return switch (PublishedForm.read(event.detail())) {
      case Reading.Read<Told>(Told.Result result) -> Optional.of(result.event());
      case Reading.Read<Told> changed -> Optional.empty();
      case Reading.Unreadable<Told> wrong ->
          throw new IllegalStateException("published, and unreadable: " + wrong.problems());
    };
  }
}
