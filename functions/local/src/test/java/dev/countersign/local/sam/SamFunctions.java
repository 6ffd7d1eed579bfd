package dev.countersign.local.sam;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.registry.AddressKey;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.local.sam.Sam.SamRun;
import dev.countersign.local.send.Sender;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * The functions of the template and the zip, beside a stack.
 *
 * @param root the repository
 * @param folder of what is written for them
 */
record SamFunctions(SamStack cloud, Path root, Path folder, Path template, Path environment) {
  private static final URI API = URI.create("https://api.example");

  static SamFunctions of(SamStack cloud, Path root, Path folder) throws IOException {
    Path zip = root.resolve("functions/aws/target/function.zip");
    assertTrue(
        Files.exists(zip),
        "no functions/aws/target/function.zip: run ./mvnw verify, or first"
            + " ./mvnw -pl functions/aws -am package -DskipTests");
    String text = Files.readString(root.resolve("template.yaml"));
    Path template =
        Files.writeString(
            folder.resolve("template.yaml"),
            text.replace("CodeUri: functions/aws/target/function.zip", "CodeUri: " + zip)
                // Only what the template declares reaches a function.
                .replaceFirst(
                    "(      Variables:\n)",
                    "$1        AWS_ENDPOINT_URL: " + SamStack.INSIDE + "\n"));
    Path environment = Files.writeString(folder.resolve("env.json"), cloud.environment());
    return new SamFunctions(cloud, root, folder, template, environment);
  }

  SamRun invoke(String function, Path event) throws IOException, InterruptedException {
    var ran =
        Sam.run(
            folder,
            "local",
            "invoke",
            function,
            "-t",
            template.toString(),
            "-e",
            event.toString(),
            "--skip-pull-image",
            "--docker-network",
            cloud.network.getId(),
            "--env-vars",
            environment.toString());
    return new SamRun(
        ran.exit(), ran.out().replace("\": \"", "\":\"").replace("Code\": ", "Code\":"), ran.err());
  }

  /** The HTTP API, which listens on this port once it is up. */
  Process api(int port) throws IOException {
    return Sam.command(
            folder,
            List.of(
                "local",
                "start-api",
                "-t",
                template.toString(),
                "-p",
                "" + port,
                "--skip-pull-image",
                "--warm-containers",
                "LAZY",
                "--docker-network",
                cloud.network.getId(),
                "--env-vars",
                environment.toString()))
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("api.log").toFile())
        .start();
  }

  /** A sample of {@code events}, signed now and as API Gateway gives it to a function. */
  Path event(Sender sender, String id, String sample) throws IOException {
    byte[] bytes = Files.readAllBytes(root.resolve("events").resolve(sample));
    var said = ((Reading.Read<Json>) StrictJson.parse(bytes)).value();
    var request =
        sender.addressed(AddressKey.of(cloud.addressKey)).sign(API, id, Instant.now(), said);
    return Files.writeString(Files.createTempFile(folder, "event", ".json"), request.asEvent());
  }
}
