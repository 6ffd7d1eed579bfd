package dev.countersign.local.command;

import dev.countersign.forms.json.Reading;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import dev.countersign.trust.profile.form.ProfileForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A profile as a command's argument: its name, or the path of a .yaml file. */
final class ProfileArgument {
  private ProfileArgument() {}

  /**
   * Reads it.
   *
   * @throws IOException when there is none, or it has a mistake, which is named with its line
   */
  static Profile read(String argument) throws IOException {
    if (!argument.endsWith(".yaml")) {
      return new BuiltInProfiles()
          .find(argument)
          .orElseThrow(() -> new IOException("no profile " + argument + " in infra/profiles"));
    }
    return switch (ProfileForm.read(Files.readString(Path.of(argument)))) {
      case Reading.Read<Profile>(Profile profile) -> profile;
      case Reading.Unreadable<Profile> wrong ->
          throw new IOException(argument + ": " + wrong.problems().getFirst());
    };
  }
}
