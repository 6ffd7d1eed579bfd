package dev.countersign.local.command;

import dev.countersign.forms.TenantFolder;
import dev.countersign.forms.TenantFolder.Content;
import dev.countersign.lambda.apply.ApplyTenant;
import dev.countersign.trust.Profiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a tenant's folder for a command. */
final class Folders {
  private Folders() {}

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
        mistakes.addAll(ApplyTenant.mistakes(good.content(), new Profiles()));
        if (mistakes.isEmpty()) {
          return good.content();
        }
      }
    }
    throw new Mistaken(mistakes);
  }
}
