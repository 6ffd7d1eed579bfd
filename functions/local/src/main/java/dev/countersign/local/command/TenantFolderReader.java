package dev.countersign.local.command;

import dev.countersign.app.operate.apply.ApplyTenant;
import dev.countersign.forms.folder.TenantFolder;
import dev.countersign.forms.folder.TenantFolder.Content;
import dev.countersign.local.apply.FolderSchemas;
import dev.countersign.local.apply.RequestSamples;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a tenant's folder for a command: by its readers, its profiles, its schemas and its engines.
 */
final class TenantFolderReader {
  private TenantFolderReader() {}

  /** The folder has mistakes; the message has a line for each, with its file and place. */
  static final class Mistaken extends Exception {
    private static final long serialVersionUID = 1L;

    Mistaken(List<String> mistakes) {
      super(String.join("\n", mistakes));
    }
  }

  /**
   * The folder's content.
   *
   * @throws Mistaken with every mistake in it
   */
  static Content read(Path folder) throws Mistaken {
    var mistakes = new ArrayList<String>();
    switch (TenantFolder.read(folder)) {
      case TenantFolder.Folder.Bad bad -> bad.mistakes().forEach(m -> mistakes.add(m.toString()));
      case TenantFolder.Folder.Good good -> {
        mistakes.addAll(ApplyTenant.mistakes(good.content(), new BuiltInProfiles()));
        FolderSchemas.mistakes(good.content()).forEach(m -> mistakes.add(m.toString()));
        RequestSamples.mistakes(good.content()).forEach(m -> mistakes.add(m.toString()));
        if (mistakes.isEmpty()) {
          return good.content();
        }
      }
    }
    throw new Mistaken(mistakes);
  }
}
