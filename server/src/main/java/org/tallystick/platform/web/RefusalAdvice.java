package org.tallystick.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.tallystick.platform.Refusal;

/**
 * Turns refusals into problem details for programs, and into a page, or a part of one, for people. Before Spring's own
 * handler of problems, which answers people with JSON.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class RefusalAdvice {
    private static final Logger log = LoggerFactory.getLogger(RefusalAdvice.class);

    @ExceptionHandler
    Object refused(Refusal refusal, HttpServletRequest request, HttpServletResponse response) {
        return answer(refusal.kind().status(), refusal.code(), refusal.sentence(), request, response);
    }

    @ExceptionHandler({NoResourceFoundException.class, MethodArgumentTypeMismatchException.class})
    Object notFound(Exception cause, HttpServletRequest request, HttpServletResponse response) {
        boolean id = cause instanceof MethodArgumentTypeMismatchException mismatch
                && !mismatch.getParameter().hasParameterAnnotation(PathVariable.class);
        return id
                ? answer(422, "FIELD_INVALID", "A field of the form or of the address is not valid.", request, response)
                : answer(404, "NOT_FOUND", "There is no such page.", request, response);
    }

    @ExceptionHandler
    Object missing(
            MissingServletRequestParameterException cause, HttpServletRequest request, HttpServletResponse response) {
        return answer(422, "FIELD_MISSING", "Fill in the field " + cause.getParameterName() + ".", request, response);
    }

    @ExceptionHandler({HttpMessageNotReadableException.class, MultipartException.class})
    Object unreadable(Exception cause, HttpServletRequest request, HttpServletResponse response) {
        return answer(400, "BODY_UNREADABLE", "The body of the request could not be read.", request, response);
    }

    @ExceptionHandler
    Object tooLarge(MaxUploadSizeExceededException cause, HttpServletRequest request, HttpServletResponse response) {
        return answer(422, "FILE_TOO_LARGE", "The file is too large; 200 MB is the most.", request, response);
    }

    @ExceptionHandler
    Object wrongMethod(
            HttpRequestMethodNotSupportedException cause, HttpServletRequest request, HttpServletResponse response) {
        return answer(405, "METHOD_NOT_ALLOWED", "This address does not do that.", request, response);
    }

    @ExceptionHandler
    Object busy(ConcurrencyFailureException cause, HttpServletRequest request, HttpServletResponse response) {
        log.warn("Gave up on {} {} after a conflict", request.getMethod(), request.getRequestURI(), cause);
        response.setHeader(HttpHeaders.RETRY_AFTER, "1");
        return answer(
                503, "BUSY", "Others worked on the same rows; nothing was changed. Try again.", request, response);
    }

    @ExceptionHandler
    Object broken(RuntimeException cause, HttpServletRequest request, HttpServletResponse response) {
        if (cause instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            String detail = String.valueOf(known.getBody().getDetail());
            return answer(known.getStatusCode().value(), "REQUEST_INVALID", detail, request, response);
        }
        log.error("{} {} failed", request.getMethod(), request.getRequestURI(), cause);
        return answer(
                500,
                "INTERNAL",
                "Something went wrong on our side; nothing was half done. It is noted in the log.",
                request,
                response);
    }

    private static Object answer(
            int status, String code, String sentence, HttpServletRequest request, HttpServletResponse response) {
        if (request.getAttribute("shell") == null && !request.getRequestURI().startsWith("/api/")) {
            return sendError(status, response);
        }
        response.setHeader("HX-Push-Url", "false"); // the browser stays at the form that was refused
        return RefusalAnswer.of(status, code, sentence, request);
    }

    /** Refused before there was a page around it; the error page has one. */
    private static ModelAndView sendError(int status, HttpServletResponse response) {
        try {
            response.sendError(status);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ModelAndView();
    }
}
