package org.tallystick.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tallystick.access.Caller;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.RegularWork;

/**
 * Mail that comes in through a folder of the company, {@code mail-in/CODE}: files that end in .eml or .mbox, and whatever a mail
 * server puts into {@code new}, as in a Maildir. What was read moves to {@code taken}, what cannot be to {@code refused}.
 */
@Component
class MailIn implements RegularWork {
    private static final Logger log = LoggerFactory.getLogger(MailIn.class);
    private static final int AT_ONCE = 25;

    private final ReportDesk desk;
    private final Companies companies;
    private final Path home;

    MailIn(ReportDesk desk, Companies companies, @Value("${tallystick.home}") Path home) {
        this.desk = desk;
        this.companies = companies;
        this.home = home;
    }

    @Override
    public void run(CompanyId company) {
        Path folder = home.resolve("mail-in").resolve(companies.get(company).code());
        if (Files.isDirectory(folder)) {
            try {
                waiting(folder).forEach(file -> take(company, folder, file));
            } catch (IOException e) {
                log.error("The mail-in folder of company {} cannot be read", company, e);
            }
        }
    }

    private static List<Path> waiting(Path folder) throws IOException {
        try (Stream<Path> named = Files.list(folder);
                Stream<Path> mails =
                        Files.isDirectory(folder.resolve("new")) ? Files.list(folder.resolve("new")) : Stream.empty()) {
            return Stream.concat(named.filter(MailIn::isMail), mails)
                    .filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(Path::toString))
                    .limit(AT_ONCE)
                    .toList();
        }
    }

    private static boolean isMail(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".eml") || name.endsWith(".mbox");
    }

    private void take(CompanyId company, Path folder, Path file) {
        try {
            boolean fits = Files.size(file) <= ReportDesk.MOST_BYTES;
            boolean taken = fits && taken(company, file);
            Path beside = Files.createDirectories(folder.resolve(taken ? "taken" : "refused"));
            Files.move(file, beside.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            log.error("A file in the mail-in folder of company {} cannot be moved", company, e);
        }
    }

    private boolean taken(CompanyId company, Path file) throws IOException {
        try {
            desk.take(Caller.system(company), file.getFileName().toString(), Files.readAllBytes(file));
            return true;
        } catch (Refusal refusal) {
            log.warn("A file in the mail-in folder of company {} was refused: {}", company, refusal.code());
            return false;
        }
    }
}
