# Whole runs.

story S59: the same event is delivered twice

00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
00:30   -> opened warning region-adding ap-southeast-2
00:30
00:35   ap-southeast-2 gone
00:35
00:40   -> closed vanished region-adding ap-southeast-2
00:40


story S65: first run, healthy instances and 3 stuck Regions

05:00   org ACTIVE, eu-west-1 ACTIVE, ap-southeast-2 ADDING since 04:00, ca-central-1 ADDING since 01:00, us-west-2 ACTIVE, beta/eu-west-1 ACTIVE, beta/us-east-1 ADDING since 00:00, gamma/eu-west-1 ACTIVE
        -> opened warning region-adding ap-southeast-2
        -> opened critical region-adding ca-central-1
        -> opened critical region-adding beta/us-east-1
05:05
