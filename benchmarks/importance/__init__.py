"""Does the schema put first what buyers ask first?"""
