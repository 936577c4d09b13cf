"""What repairs damaged texts: pinyin in brackets, GBK cuts, synonym rewriters, Traditional and Taiwan wording."""
