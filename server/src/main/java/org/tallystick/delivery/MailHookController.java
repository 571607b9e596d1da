package org.tallystick.delivery;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tallystick.platform.Companies;

/** Where mail providers send their messages. It says nothing about what it knows. */
@RestController
class MailHookController {
    private final MailHookDesk desk;
    private final Companies companies;

    MailHookController(MailHookDesk desk, Companies companies) {
        this.desk = desk;
        this.companies = companies;
    }

    @PostMapping("/hooks/{code}/mail/{shape}")
    ResponseEntity<Void> take(@PathVariable String code, @PathVariable String shape, HttpServletRequest request)
            throws IOException {
        byte[] raw = request.getInputStream().readNBytes(MailHookDesk.MOST_BYTES + 1);
        Map<String, String> head = Collections.list(request.getHeaderNames()).stream()
                .collect(Collectors.toMap(
                        name -> name.toLowerCase(Locale.ROOT), request::getHeader, (first, second) -> first));
        boolean refused = companies
                .find(code)
                .map(company -> desk.receive(company.id(), shape, head, raw) == MailHookDesk.Answer.REFUSED)
                .orElse(true);
        return ResponseEntity.status(refused ? HttpStatus.BAD_REQUEST : HttpStatus.NO_CONTENT)
                .build();
    }
}
