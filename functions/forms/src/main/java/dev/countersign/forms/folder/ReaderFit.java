package dev.countersign.forms.folder;

import dev.countersign.domain.Problem;
import dev.countersign.forms.config.SourceForm;
import dev.countersign.forms.config.TenantForm;
import dev.countersign.forms.folder.TenantFolder.Document;
import dev.countersign.forms.folder.TenantFolder.Mistake;
import java.util.ArrayList;
import java.util.List;

/** Whether a folder's readers go with its sources: key sets are kept by the ids of both. */
final class ReaderFit {
  private ReaderFit() {}

  static List<Mistake> mistakes(
      Document<TenantForm.Tenant> tenant, List<Document<SourceForm.Source>> sources) {
    var mistakes = new ArrayList<Mistake>();
    var readers = tenant.value().readers();
    for (int i = 0; i < readers.size(); i++) {
      var id = readers.get(i).id();
      if (sources.stream().anyMatch(source -> source.value().id().equals(id))) {
        mistakes.add(
            new Mistake(
                tenant.file(),
                new Problem(
                    "contradiction",
                    "/readers/" + i + "/id",
                    "a source is named " + id + ", too",
                    "give the reader an id of its own")));
      }
    }
    return mistakes;
  }
}
