package dev.countersign.testing.simulation.decided;

import dev.countersign.domain.billing.ResultEvent;
import dev.countersign.domain.terms.TermsBook;
import dev.countersign.testing.oracle.dispute.OracleStory;
import dev.countersign.testing.simulation.paper.PaperTexts;
import java.util.List;

/**
 * What the product reads of a world.
 *
 * @param bus what a restored table is told; none where it lost nothing
 */
record CourseReading(ReadFacts facts, TermsBook book, List<ResultEvent> bus) {
  CourseReading {
    bus = List.copyOf(bus);
  }

  static CourseReading of(PaperTexts texts, OracleStory story) {
    var book = ReadTerms.of(texts.terms(), story.versions());
    return new CourseReading(new ReadFacts(texts), book, List.of());
  }

  CourseReading restoredBy(List<ResultEvent> published) {
    return new CourseReading(facts, book, published);
  }
}
