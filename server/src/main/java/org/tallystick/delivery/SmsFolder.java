package org.tallystick.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Text messages without a gateway: a file each, in the folder of the company; a repeated message takes its old name. */
final class SmsFolder implements SmsPort {
    private final Path folder;

    SmsFolder(Path folder) {
        this.folder = folder;
    }

    @Override
    public void send(Sms sms) {
        try {
            Path company = Files.createDirectories(folder.resolve(sms.company().replaceAll("[^A-Za-z0-9-]", "_")));
            Path file = company.resolve(sms.writtenOn() + "-sms-" + sms.id() + ".txt");
            Path part = file.resolveSibling(file.getFileName() + ".part");
            Files.writeString(part, "To: " + sms.number() + "\n\n" + sms.text() + "\n");
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + folder, e);
        }
    }
}
