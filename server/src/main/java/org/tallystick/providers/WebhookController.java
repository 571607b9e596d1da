package org.tallystick.providers;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.tallystick.platform.Companies;

/** Where providers send their messages. It answers at once and says nothing about what it knows. */
@RestController
class WebhookController {
    private final WebhookDesk desk;
    private final Companies companies;

    WebhookController(WebhookDesk desk, Companies companies) {
        this.desk = desk;
        this.companies = companies;
    }

    @PostMapping("/hooks/{code}/{provider}")
    ResponseEntity<Void> take(
            @PathVariable String code,
            @PathVariable String provider,
            @RequestHeader(name = "Webhook-Signature", defaultValue = "") String signature,
            HttpServletRequest request)
            throws IOException {
        byte[] raw = request.getInputStream().readNBytes(WebhookDesk.MOST_BYTES + 1);
        boolean refused = companies
                .find(code)
                .map(company -> desk.receive(company.id(), provider, raw, signature) == WebhookDesk.Answer.REFUSED)
                .orElse(true);
        return ResponseEntity.status(refused ? HttpStatus.BAD_REQUEST : HttpStatus.NO_CONTENT)
                .build();
    }
}
