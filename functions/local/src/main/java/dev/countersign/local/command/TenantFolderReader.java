package dev.countersign.local.command;

import dev.countersign.app.operate.apply.ApplyTenant;
import dev.countersign.forms.config.TenantFolder;
import dev.countersign.forms.config.TenantFolder.Content;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a tenant's folder for a command. */
final class TenantFolderReader {
  private TenantFolderReader() {}

  /** A folder with mistakes, each a line that names its file and place. */
  static final class Mistaken extends Exception {
    private static final long serialVersionUID = 1L;

    Mistaken(List<String> mistakes) {
      super(String.join("\n", mistakes));
    }
  }

  static Content read(Path folder) throws Mistaken {
    var mistakes = new ArrayList<String>();
    switch (TenantFolder.read(folder)) {
      case TenantFolder.Folder.Bad bad -> bad.mistakes().forEach(m -> mistakes.add(m.toString()));
      case TenantFolder.Folder.Good good -> {
        mistakes.addAll(ApplyTenant.mistakes(good.content(), new BuiltInProfiles()));
        if (mistakes.isEmpty()) {
          return good.content();
        }
      }
    }
    throw new Mistaken(mistakes);
  }
}
