package org.tallystick.delivery;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;

/** Mail without a mail server: a folder for each company, with a mail one can open and its PDF beside it. */
final class OutboxFolder implements MailPort {
    private final Path folder;

    OutboxFolder(Path folder) {
        this.folder = folder;
    }

    @Override
    public void send(Mail mail) {
        try {
            Path company = Files.createDirectories(folder.resolve(safe(mail.company())));
            String name = freeName(company, mail);
            write(company.resolve(name + ".pdf"), mail.pdf());
            write(company.resolve(name + ".eml"), bytes(mail));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + folder, e);
        }
    }

    /** Date and number; a second recipient of the same document gets a number behind, a repeated mail its old name. */
    private static String freeName(Path company, Mail mail) throws IOException {
        String name = mail.writtenOn() + "-" + safe(mail.number());
        String candidate = name;
        for (int count = 2; isTaken(company.resolve(candidate + ".eml"), mail); count++) {
            candidate = name + "-" + count;
        }
        return candidate;
    }

    private static boolean isTaken(Path file, Mail mail) throws IOException {
        return Files.exists(file)
                && !Files.readString(file, StandardCharsets.ISO_8859_1).contains(mail.messageId());
    }

    private static byte[] bytes(Mail mail) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try {
            MimeMail.fill(new MimeMessage(Session.getInstance(new Properties())), mail)
                    .writeTo(bytes);
        } catch (MessagingException e) {
            throw new IOException(e);
        }
        return bytes.toByteArray();
    }

    /** Whole or not at all: nobody opens half a mail. */
    private static void write(Path file, byte[] content) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.write(part, content);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String safe(String name) {
        return name.replaceAll("[^A-Za-z0-9-]", "_");
    }
}
