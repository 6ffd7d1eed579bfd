package dev.countersign.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A DynamoDB Local that runs in this process. It listens on 127.0.0.1 only and sends no telemetry.
 * Its libraries are loaded by a class loader of their own.
 */
public final class EmbeddedDynamo implements AutoCloseable {
  /** One for the process, since two class loaders can't load the same native library. */
  private static final ClassLoader ITS_LIBRARIES = loader();

  private final AutoCloseable server;
  private final URI endpoint;

  private EmbeddedDynamo(AutoCloseable server, URI endpoint) {
    this.server = server;
    this.endpoint = endpoint;
  }

  /** Starts one on a free port that keeps nothing. */
  public static EmbeddedDynamo inMemory() {
    return start(null);
  }

  /** Starts one on a free port that keeps its tables in this folder, which it creates if needed. */
  public static EmbeddedDynamo in(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return start(folder.toAbsolutePath().toString());
  }

  /** The endpoint for a client, whose region and credentials may be any. */
  public URI endpoint() {
    return endpoint;
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (Exception e) {
      throw new IllegalStateException("DynamoDB Local didn't stop", e);
    }
  }

  private static EmbeddedDynamo start(@Nullable String folder) {
    var caller = Thread.currentThread();
    var callers = caller.getContextClassLoader();
    caller.setContextClassLoader(ITS_LIBRARIES);
    try {
      var starting =
          ITS_LIBRARIES.loadClass(LocalServer.class.getName()).getDeclaredConstructor(String.class);
      starting.setAccessible(true); // a package of the same name, but of another loader
      var server = starting.newInstance(folder);
      var uri = (URI) Objects.requireNonNull(((Supplier<?>) server).get());
      return new EmbeddedDynamo((AutoCloseable) server, uri);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("DynamoDB Local didn't start", e);
    } finally {
      caller.setContextClassLoader(callers);
    }
  }

  private static ClassLoader loader() {
    var urls = new ArrayList<URL>();
    urls.add(EmbeddedDynamo.class.getProtectionDomain().getCodeSource().getLocation());
    try (var paths = EmbeddedDynamo.class.getResourceAsStream("class-path.txt")) {
      var text = new String(Objects.requireNonNull(paths).readAllBytes(), StandardCharsets.UTF_8);
      for (String path : text.strip().split("\\|", -1)) {
        urls.add(url(path));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new URLClassLoader(
        "dynamodb-local", urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  private static URL url(String path) throws MalformedURLException {
    return Path.of(path).toUri().toURL();
  }
}
