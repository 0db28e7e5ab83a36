# A third computation of parts of fig2.json, by R's own t.test and nls, from the same raw exports.
#
# Usage: Rscript fig2.R > fig2-r.json      (R 4.2.2, base packages only)
#
# Nothing is shared with fig2.py: text exports are read by readLines, workbooks by unzip and regular expressions.

root <- file.path("..", "..")
lines <- c("SkBr3", "BT474")
options(digits = 17)

# ---- reading: a matrix A-H x 1-12 of text -----------------------------------------------------------------------------

plate_of_text <- function(path) {
  rows <- strsplit(readLines(path, encoding = "latin1"), "\t")
  rows <- Filter(function(cells) length(cells) == 14 && cells[1] %in% LETTERS[1:8], rows)
  t(sapply(rows, function(cells) cells[2:13]))
}

plate_of_workbook <- function(path) {
  part <- function(name) {
    unpacked <- unzip(path, name, exdir = tempfile())
    paste(readLines(unpacked, warn = FALSE, encoding = "UTF-8"), collapse = "")
  }
  shared <- regmatches(part("xl/sharedStrings.xml"), gregexpr("<t[^>]*>[^<]*</t>", part("xl/sharedStrings.xml")))[[1]]
  shared <- gsub("<[^>]*>", "", shared)
  rows <- regmatches(part("xl/worksheets/sheet1.xml"), gregexpr("<row .*?</row>", part("xl/worksheets/sheet1.xml"), perl = TRUE))[[1]]
  read <- function(row) {
    letter <- regmatches(row, regexec("<c r=\"B[0-9]+\" t=\"s\"><v>([0-9]+)</v>", row))[[1]]
    values <- regmatches(row, gregexpr("<c r=\"[C-O][0-9]+\"><v>[^<]*</v>", row))[[1]]
    if (length(letter) == 0 || !(shared[as.integer(letter[2]) + 1] %in% LETTERS[1:8])) return(NULL)
    gsub(".*<v>|</v>", "", values)[1:12]
  }
  do.call(rbind, Filter(Negate(is.null), lapply(rows, read)))
}

# ---- panel a: response of the four groups, blanks B10:G10, untreated and treated columns side by side --------------------

first_column <- c(CTR = 2, T = 4, P = 6, "T+P" = 8)

responses <- function(line) sapply(1:3, function(experiment) {
  text <- plate_of_text(file.path(root, "plates/fig2/a", sprintf("%s_exp%d.txt", line, experiment)))
  if (line == "SkBr3" && experiment == 2) text[4, 4] <- "*scratched*"
  well <- suppressWarnings(matrix(as.numeric(text), 8))
  blank <- mean(well[2:7, 10])
  sapply(first_column, function(column) {
    control <- mean(well[2:7, column], na.rm = TRUE)
    treated <- mean(well[2:7, column + 1], na.rm = TRUE)
    100 - 100 * (treated - blank) / (control - blank)
  })
})

tests <- do.call(rbind, lapply(lines, function(line) {
  response <- responses(line)
  do.call(rbind, lapply(c("T", "P", "CTR"), function(group) {
    test <- t.test(response[group, ], response["T+P", ], var.equal = TRUE)
    data.frame(facet = line, a = group, b = "T+P", difference = -diff(unname(test$estimate)), low = test$conf.int[1],
               high = test$conf.int[2], statistic = unname(test$statistic), df = unname(test$parameter), p = test$p.value)
  }))
}))

# ---- panel b: nls of the wells of each experiment, ln EC50 and all other parameters free ---------------------------------

curve_rows <- list(T = 2:4, "T+P" = 5:7)

points_of <- function(line, group, experiment) {
  text <- plate_of_workbook(file.path(root, "plates/fig2/b", sprintf("%s_exp%d.xlsx", line, experiment)))
  well <- matrix(as.numeric(text), 8)
  blank <- mean(well[1, 2:7])
  control <- well[curve_rows[[group]], 10:11]
  viability <- function(a) 100 * (a - blank) / (mean(control) - blank)
  dose <- rep(10 / 4^(0:7), each = 3)
  data.frame(dose = c(rep(0, 6), dose), y = c(viability(as.vector(control)), viability(as.vector(well[curve_rows[[group]], 2:9]))))
}

# with its gradient, which nls would otherwise take from differences; z = 0 and share = 1 at dose 0
logistic <- function(dose, h, bottom, top, log_ec50) {
  z <- ifelse(dose == 0, 0, log_ec50 - log(ifelse(dose == 0, 1, dose)))
  share <- ifelse(dose == 0, 1, 1 / (1 + exp(h * z)))
  bend <- -(top - bottom) * share * (1 - share)
  structure(bottom + (top - bottom) * share, gradient = cbind(h = bend * z, bottom = 1 - share, top = share, log_ec50 = bend * h))
}

starts <- list("SkBr3 T" = list(h = -1.3, bottom = 37, top = 100, log_ec50 = log(0.02)),
               "SkBr3 T+P" = list(h = -1, bottom = 45, top = 100, log_ec50 = log(0.03)),
               "BT474 T" = list(h = -1, bottom = 30, top = 100, log_ec50 = log(0.07)),
               "BT474 T+P" = list(h = -1, bottom = 70, top = 100, log_ec50 = log(0.3)))

fit_of <- function(line, group, experiment) {
  found <- nls(y ~ logistic(dose, h, bottom, top, log_ec50), points_of(line, group, experiment),
               start = starts[[paste(line, group)]], control = nls.control(maxiter = 500, tol = 1e-8, minFactor = 1e-12))
  value <- coef(found)
  error <- sqrt(vcov(found)["log_ec50", "log_ec50"])
  half <- qt(0.975, df.residual(found)) * error
  data.frame(cellLine = line, resistance = group, experiment = as.character(experiment), hillSlope = value[["h"]],
             bottom = value[["bottom"]], top = value[["top"]], ec50 = exp(value[["log_ec50"]]),
             low = exp(value[["log_ec50"]] - half), high = exp(value[["log_ec50"]] + half), rss = deviance(found), df = df.residual(found))
}

fits <- do.call(rbind, unlist(lapply(lines, function(line) lapply(c("T", "T+P"), function(group) {
  # BT474 T+P 2 has its optimum far beyond the doses, where nls does not get to
  do.call(rbind, lapply(if (line == "BT474" && group == "T+P") c(1, 3) else 1:3, function(e) fit_of(line, group, e)))
})), recursive = FALSE))

ec50 <- function(group) log(subset(fits, cellLine == "SkBr3" & resistance == group)$ec50)
paired <- t.test(ec50("T"), ec50("T+P"), paired = TRUE)
tests_b <- data.frame(facet = "SkBr3", a = "T", b = "T+P", difference = exp(unname(paired$estimate)), low = exp(paired$conf.int[1]),
                      high = exp(paired$conf.int[2]), statistic = unname(paired$statistic), df = unname(paired$parameter), p = paired$p.value)

json <- function(table) {
  cell <- function(x) if (is.character(x)) sprintf("\"%s\"", x) else sprintf("%.17g", x)
  rows <- sapply(seq_len(nrow(table)), function(i) {
    paste0("{", paste(sprintf("\"%s\": %s", names(table), sapply(table[i, ], cell)), collapse = ", "), "}")
  })
  paste0("[\n  ", paste(rows, collapse = ",\n  "), "\n ]")
}
cat(sprintf("{\n \"source\": \"fig2.R: %s, t.test and nls\",\n \"comparisonsA\": %s,\n \"comparisonsB\": %s,\n \"fits\": %s\n}\n",
            R.version.string, json(tests), json(tests_b), json(fits)))
