package dev.countersign.local.rotate;

import dev.countersign.forms.config.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** The keys of receipts in a file that its owner alone can read. */
public final class ReceiptKeyFile {
  private final Path file;

  public ReceiptKeyFile(Path file) {
    this.file = file;
  }

  /** What is kept; empty where there is no such file. */
  public Optional<Secret> read() throws IOException {
    return Files.exists(file)
        ? Optional.of(Secret.ofText(Files.readString(file)))
        : Optional.empty();
  }

  /** Keeps this in place of what was kept; whoever reads meanwhile sees the one or the other. */
  public void write(Secret keys) throws IOException {
    var folder = file.toAbsolutePath().getParent();
    var beside = Files.createTempFile(folder, "receipt-key", ".new", ownersOnly());
    Files.writeString(beside, keys.revealText());
    Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private FileAttribute<?>[] ownersOnly() {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
