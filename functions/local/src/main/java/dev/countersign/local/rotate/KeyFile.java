package dev.countersign.local.rotate;

import dev.countersign.forms.config.Secret;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** A key in a file that its owner alone can read. */
public final class KeyFile implements KeyHome {
  private final Path file;

  public KeyFile(Path file) {
    this.file = file;
  }

  @Override
  public Optional<Secret> read() throws IOException {
    return Files.exists(file)
        ? Optional.of(Secret.ofText(Files.readString(file)))
        : Optional.empty();
  }

  @Override
  public Written add(Secret key) throws IOException {
    var beside = beside(key);
    try {
      Files.createLink(file, beside); // fails where the file is there, unlike a move
      return Written.DONE;
    } catch (FileAlreadyExistsException e) {
      return Written.NOT_OVERWRITTEN;
    } finally {
      Files.delete(beside);
    }
  }

  @Override
  public void replace(Secret key) throws IOException {
    Files.move(beside(key), file, StandardCopyOption.REPLACE_EXISTING);
  }

  private Path beside(Secret key) throws IOException {
    var folder = file.toAbsolutePath().getParent();
    var beside = Files.createTempFile(folder, "key", ".new", ownersOnly());
    Files.writeString(beside, key.revealText());
    return beside;
  }

  private FileAttribute<?>[] ownersOnly() {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
